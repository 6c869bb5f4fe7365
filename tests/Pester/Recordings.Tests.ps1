BeforeAll {
    . $PSScriptRoot/Common.ps1
    $simulator = Start-TelSimulator -Provider Centrex -NoTls -Setting @{ 'download-spacing-ms' = 0 }
    $downloads = { Get-RequestCount $simulator recorddownload }
}

AfterAll {
    Get-TelSession | Disconnect-TelSession
    Get-TelSimulator | Stop-TelSimulator
}

Describe 'Get-TelRecording' {
    BeforeEach { $session = Reset-Line $simulator }

    It 'lists all, newest first, ten a page' {
        $recordings = Get-TelRecording
        $recordings.Count | Should -Be 37
        Get-RequestCount $simulator recordlist | Should -Be 4
        ($recordings.CallTime.UtcTicks | Sort-Object -Descending) -join ' ' | Should -Be ($recordings.CallTime.UtcTicks -join ' ')
        $first = $recordings[0]
        $first | Should -BeOfType TelephonyOps.Recording
        $first.FileName | Should -BeLike '0854-*.wav'
        $first.CallTime.Offset.TotalHours | Should -Be 9
        $first.FileTime | Should -Not -BeNullOrEmpty
        $first.LengthText | Should -Match '^\d+KB$'
        $first.Length | Should -BeGreaterThan 0
    }

    It 'pages, counts and filters' {
        $all = Get-TelRecording
        (Get-TelRecording -Skip 30).FileName | Should -Be $all[30..36].FileName
        @(Get-TelRecording -First 0 -IncludeTotalCount) | Should -Be 37
        (Get-TelRecording -Since $all[4].CallTime).FileName | Should -Be $all[0..4].FileName
        (Get-TelRecording -Number ($all[7].From, $all[7].To | Sort-Object Length -Descending)[0]).FileName | Should -Contain $all[7].FileName
    }
}

Describe 'Save-TelRecording' {
    BeforeEach {
        $session = Reset-Line $simulator
        $folder = New-Folder
        $recording = Get-TelRecording -First 1
    }

    It 'saves into a folder under the recording''s own name, and gives the hash of what is there' {
        $saved = $recording | Save-TelRecording -Path $folder
        $saved | Should -BeOfType TelephonyOps.SavedRecording
        $saved.Status | Should -Be 'Saved'
        $saved.FileName | Should -Be $recording.FileName
        $saved.Path | Should -Be (Join-Path $folder $recording.FileName)
        $saved.Length | Should -Be (Get-Item -LiteralPath $saved.Path).Length
        $saved.Sha256 | Should -Be (Get-FileHash -LiteralPath $saved.Path -Algorithm SHA256).Hash
        $saved.Session | Should -Be 'Centrex1'
        @(Get-ChildItem $folder).Count | Should -Be 1
    }

    It 'saves several' {
        $saved = Get-TelRecording | Select-Object -First 3 | Save-TelRecording -Path $folder
        $saved.Status | Should -Be 'Saved', 'Saved', 'Saved'
        (Get-ChildItem $folder).Name | Sort-Object | Should -Be ($saved.FileName | Sort-Object)
    }

    It 'fetches nothing twice, unless forced' {
        $null = $recording | Save-TelRecording -Path $folder
        $again = $recording | Save-TelRecording -Path $folder
        $again.Status | Should -Be 'AlreadySaved'
        $again.Sha256 | Should -Be (Get-FileHash -LiteralPath $again.Path -Algorithm SHA256).Hash
        & $downloads | Should -Be 1
        ($recording | Save-TelRecording -Path $folder -Force).Status | Should -Be 'Saved'
        & $downloads | Should -Be 2
    }

    It 'takes a file''s path: <Name>' -ForEach @(
        @{ Name = 'absolute'; Save = { $recording | Save-TelRecording -Path (Join-Path $folder 'a.wav') }; Leaf = 'a.wav' }
        @{ Name = 'relative to the location'; Save = { $recording | Save-TelRecording -Path 'b.wav' }; Leaf = 'b.wav' }
        @{ Name = 'of another drive'; Save = { $null = New-PSDrive -Name Box -PSProvider FileSystem -Root $folder; $recording | Save-TelRecording -Path 'Box:/c.wav' }; Leaf = 'c.wav' }
        @{ Name = 'with brackets, literally'; Save = { $recording | Save-TelRecording -LiteralPath (Join-Path $folder 'd[1].wav') }; Leaf = 'd[1].wav' }
        @{ Name = 'with brackets, escaped'; Save = { $recording | Save-TelRecording -Path (Join-Path $folder 'e`[1`].wav') }; Leaf = 'e[1].wav' }
        @{ Name = 'in Korean'; Save = { $recording | Save-TelRecording -Path (Join-Path $folder '통화 녹음.wav') }; Leaf = '통화 녹음.wav' }
    ) {
        Push-Location -LiteralPath $folder
        try { $saved = & $Save } finally { Pop-Location }
        $saved.Path | Should -Be (Join-Path $folder $Leaf)
        $saved.FileName | Should -Be $recording.FileName
        Test-Path -LiteralPath $saved.Path | Should -BeTrue
    }

    It 'saves where it stands without a path' {
        Push-Location -LiteralPath $folder
        try { (Save-TelRecording $recording).Path | Should -Be (Join-Path $folder $recording.FileName) } finally { Pop-Location }
    }

    It 'takes a name, and the name of a file object' {
        (Save-TelRecording -Recording $recording.FileName -Path $folder).Status | Should -Be 'Saved'
        ([pscustomobject] @{ FileName = (Get-TelRecording -Skip 1 -First 1).FileName } | Save-TelRecording -Path $folder).Status | Should -Be 'Saved'
    }

    It 'does not take one recording for another that lies under the same name' {
        $file = Join-Path $folder 'one.wav'
        $first, $second = Get-TelRecording -First 2
        $saved = Save-TelRecording $first $file
        $failure = Get-Failure { Save-TelRecording $second $file }
        $failure.FullyQualifiedErrorId | Should -BeLike 'Conflict,*SaveTelRecordingCommand'
        $failure.CategoryInfo.Category | Should -Be ResourceExists
        $failure.TargetObject | Should -Be $file
        $failure.ErrorDetails.RecommendedAction | Should -BeLike '*-Force*'
        (Get-FileHash -LiteralPath $file).Hash | Should -Be $saved.Sha256
        (Save-TelRecording $second $file -Force).Status | Should -Be 'Saved'
        (Get-FileHash -LiteralPath $file).Hash | Should -Not -Be $saved.Sha256
    }

    It 'takes the first word behind a pipe for the folder, and a typed recording before it: <Name>' -ForEach @(
        @{ Name = 'a piped object'; Save = { $recording | Save-TelRecording $folder } }
        @{ Name = 'a piped object, the folder as an object'; Save = { $recording | Save-TelRecording (Get-Item $folder) } }
        @{ Name = 'a piped name'; Save = { $recording.FileName | Save-TelRecording $folder } }
        @{ Name = 'a typed object'; Save = { Save-TelRecording $recording $folder } }
        @{ Name = 'a typed object, the folder named'; Save = { Save-TelRecording $recording -Path $folder } }
        @{ Name = 'a typed name, the folder named'; Save = { Save-TelRecording $recording.FileName -Path $folder } }
        @{ Name = 'both named'; Save = { Save-TelRecording -Path $folder -Recording $recording } }
        @{ Name = 'a folder, the recording named'; Save = { Save-TelRecording $folder -Recording $recording } }
    ) {
        $saved = & $Save
        $saved.Status | Should -Be 'Saved'
        $saved.Path | Should -Be (Join-Path $folder $recording.FileName)
    }

    It 'refuses a path that is not on disk' {
        $failure = Get-Failure { $recording | Save-TelRecording -Path 'Env:/x.wav' }
        $failure.FullyQualifiedErrorId | Should -BeLike 'InvalidArgument,*'
        $failure.TargetObject | Should -Be 'Env:/x.wav'
        & $downloads | Should -Be 0
    }

    It 'says that the folder is missing, before it fetches' {
        $failure = Get-Failure { $recording | Save-TelRecording -Path (Join-Path $folder 'no/such/') }
        $failure.FullyQualifiedErrorId | Should -BeLike 'NotFound,*'
        $failure.CategoryInfo.Category | Should -Be ObjectNotFound
        & $downloads | Should -Be 0
    }

    It 'emits the bytes into the pipeline' {
        $path = ($recording | Save-TelRecording -Path $folder).Path
        $bytes = [System.IO.MemoryStream]::new()
        $recording | Save-TelRecording -AsStream | ForEach-Object {
            if ($_ -is [byte]) { $bytes.WriteByte($_) } else { $bytes.Write($_, 0, $_.Length) }
        }
        $bytes.Position = 0
        (Get-FileHash -InputStream $bytes).Hash | Should -Be (Get-FileHash -LiteralPath $path).Hash
    }

    It 'emits bytes to commands that use the same session' {
        $users = Get-TelRecording -First 2 | Save-TelRecording -AsStream | ForEach-Object { Get-TelUser }
        $users.Count | Should -BeGreaterOrEqual 2
        $users.Number | Sort-Object -Unique | Should -Be $session.Account
    }

    It 'emits no byte of what is no whole recording: <Kind>' -ForEach @(
        @{ Kind = 'truncate'; Id = 'Unavailable' }
        @{ Kind = 'garbage'; Id = 'Protocol' }
    ) {
        Add-Fault $simulator @{ operation = 'recorddownload'; kind = $Kind; count = -1 }
        $failure = Get-Failure { $recording | Save-TelRecording -AsStream }
        $failure.FullyQualifiedErrorId | Should -BeLike "$Id,*SaveTelRecordingCommand"
        "$($failure.TargetObject)" | Should -Be $recording.FileName
    }

    It 'leaves no file when the download breaks off: <Kind>' -ForEach @(
        @{ Kind = 'truncate'; Bytes = 3000; Id = 'Unavailable' }
        @{ Kind = 'truncate'; Bytes = 5; Id = '*' }
        @{ Kind = 'garbage'; Bytes = $null; Id = 'Protocol' }
    ) {
        Add-Fault $simulator @{ operation = 'recorddownload'; kind = $Kind; bytes = $Bytes; count = -1 }
        $failure = Get-Failure { $recording | Save-TelRecording -Path $folder }
        $failure.FullyQualifiedErrorId | Should -BeLike "$Id,*SaveTelRecordingCommand"
        "$($failure.TargetObject)" | Should -Be $recording.FileName
        Get-ChildItem $folder -Force | Should -BeNullOrEmpty
        $null = Send-Control $simulator fault -Method Delete
        ($recording | Save-TelRecording -Path $folder).Status | Should -Be 'Saved'
    }

    It 'keeps what is there when a forced download fails' {
        $hash = ($recording | Save-TelRecording -Path $folder).Sha256
        Add-Fault $simulator @{ operation = 'recorddownload'; kind = 'truncate'; count = -1 }
        $null = Get-Failure { $recording | Save-TelRecording -Path $folder -Force }
        (Get-FileHash -LiteralPath (Join-Path $folder $recording.FileName)).Hash | Should -Be $hash
        @(Get-ChildItem $folder -Force).Count | Should -Be 1
    }

    It 'goes on with the others when one fails' {
        $names = @((Get-TelRecording -First 1).FileName, '0854-missing_mix.wav', (Get-TelRecording -Skip 1 -First 1).FileName)
        $saved = $names | Save-TelRecording -Path $folder -ErrorVariable failures -ErrorAction SilentlyContinue
        $saved.Count | Should -Be 2
        $failures.Count | Should -Be 1
        $failures[0].FullyQualifiedErrorId | Should -BeLike 'NotFound,Centrex.4004,*'
        $failures[0].TargetObject | Should -Be '0854-missing_mix.wav'
    }

    It 'says which name the vendor takes: <Name>' -ForEach @(
        @{ Name = '0854-missing_mix.wav'; Id = 'NotFound,Centrex.4004,*' }
        @{ Name = '0854-missing_mix.mp3'; Id = 'InvalidArgument,Centrex.4001,*' }
        @{ Name = '0999-other_mix.wav'; Id = 'InvalidArgument,Centrex.4001,*' }
    ) {
        $failure = Get-Failure { Save-TelRecording $Name -Path $folder }
        $failure.FullyQualifiedErrorId | Should -BeLike $Id
        $failure.TargetObject | Should -Be $Name
        $failure.ErrorDetails.RecommendedAction | Should -BeLike '*Get-TelRecording*'
        Get-ChildItem $folder -Force | Should -BeNullOrEmpty
    }

    It 'says that the subscription does not include downloads' {
        $limited = $simulator | Connect-TelSession -Credential $simulator.Accounts[2]
        $failure = Get-Failure { Get-TelRecording -Session $limited -First 1 | Save-TelRecording -Path $folder }
        $failure.FullyQualifiedErrorId | Should -BeLike 'Permission,Centrex.1005,*'
        $failure.CategoryInfo.Category | Should -Be PermissionDenied
        $failure.ErrorDetails.RecommendedAction | Should -BeLike '*type B*'
    }

    It 'goes back to the session that listed the recording' {
        $other = $simulator | Connect-TelSession -Credential $simulator.Accounts[1] -DownloadInterval 0
        Select-TelSession $session
        $saved = Get-TelRecording -Session $other -First 1 | Save-TelRecording -Path $folder
        $saved.Session | Should -Be $other.Name
        $saved.FileName | Should -BeLike '0855-*'
    }
}

Describe 'A hostile file name' {
    It 'cannot leave the folder: <_>' -ForEach '../../0854-evil.wav', '/etc/0854-evil.wav', '..\..\0854-evil.wav', "0854-a:b*.wav", 'CON.wav' {
        $null = Reset-Line $simulator
        $null = Send-Control $simulator set @{ 'hostile-name' = $_ }
        $outer = New-Folder
        $folder = (New-Item -ItemType Directory (Join-Path $outer a/b)).FullName
        $saved = Get-TelRecording -First 1 | Save-TelRecording -Path $folder
        $saved.Status | Should -Be 'Saved'
        $files = @(Get-ChildItem $outer -Recurse -File -Force)
        $files.Count | Should -Be 1
        $files[0].DirectoryName | Should -Be $folder
        $files[0].Name | Should -Match '^[^\\/:*?"<>|]+$'

        # The name on disk is not the vendor's, so it does not prove what lies there.
        (Get-Failure { Get-TelRecording -First 1 | Save-TelRecording -Path $folder }).FullyQualifiedErrorId | Should -BeLike 'Conflict,*'
    }
}

Describe 'Politeness' {
    It 'waits between downloads as long as the vendor asks, for whatever command (G5)' {
        Reset-Simulator $simulator
        $null = Send-Control $simulator set @{ 'download-spacing-ms' = 1000 }
        $patient = $simulator | Connect-TelSession -DownloadInterval 1
        $folder = New-Folder
        $watch = [System.Diagnostics.Stopwatch]::StartNew()
        $written = Get-TelRecording -First 2 | Save-TelRecording -Path $folder -Debug 5>&1
        $null = Get-TelRecording -Skip 2 -First 1 | Save-TelRecording -AsStream
        $watch.Elapsed.TotalSeconds | Should -BeGreaterThan 1.99
        "$($written | Where-Object { $_ -is [System.Management.Automation.DebugRecord] })" | Should -BeLike '*Waiting*recorddownload*'
        (Get-ControlState $simulator).violations | Should -BeNullOrEmpty
    }

    It 'waits three seconds unless told otherwise' {
        Reset-Simulator $simulator
        $null = Send-Control $simulator set @{ 'download-spacing-ms' = 3000 }
        $null = $simulator | Connect-TelSession -Credential $simulator.Accounts[1]
        $null = Get-TelRecording -First 2 | Save-TelRecording -Path (New-Folder)
        & $downloads | Should -Be 2
        (Get-ControlState $simulator).violations | Should -BeNullOrEmpty
    }
}

Describe 'Remove-TelRecording' {
    BeforeEach { $session = Reset-Line $simulator }

    It 'deletes at the vendor' {
        $name = (Get-TelRecording -First 1).FileName
        Remove-TelRecording $name -Confirm:$false | Should -BeNullOrEmpty
        (Get-Line $simulator).removed | Should -Be $name
        (Get-TelRecording).FileName | Should -Not -Contain $name
    }

    It 'deletes what was saved, at the session that it came from' {
        $other = $simulator | Connect-TelSession -Credential $simulator.Accounts[1] -DownloadInterval 0
        Select-TelSession $session
        $saved = Get-TelRecording -Session $other -First 2 | Save-TelRecording -Path (New-Folder)
        $saved | Remove-TelRecording -Confirm:$false
        (Get-Line $simulator 1).removed | Sort-Object | Should -Be ($saved.FileName | Sort-Object)
    }

    It 'deletes all while they are listed, each once' {
        Get-TelRecording | Remove-TelRecording -Confirm:$false
        (Get-Line $simulator).recordings | Should -Be 0
        Get-HandledCount $simulator recordremove | Should -Be 37
    }

    It 'says that the recording is not there' {
        $failure = Get-Failure { Remove-TelRecording '0854-missing_mix.wav' -Confirm:$false }
        $failure.FullyQualifiedErrorId | Should -BeLike 'NotFound,Centrex.4004,*RemoveTelRecordingCommand'
        $failure.TargetObject | Should -Be '0854-missing_mix.wav'
        (Get-Line $simulator).recordings | Should -Be 37
    }

    It 'asks first: without an answer nothing is deleted' {
        $root = (Resolve-Path (Join-Path $PSScriptRoot '../..')).Path
        $name = (Get-TelRecording -First 1).FileName
        $said = pwsh -NoProfile -NonInteractive -Command "
            Import-Module '$root/TelephonyOps.psd1'
            `$credential = [pscredential]::new('07012340001', (ConvertTo-SecureString '$($simulator.Credential.GetNetworkCredential().Password)' -AsPlainText -Force))
            `$null = Connect-TelSession Centrex '$($simulator.Server)' `$credential
            Remove-TelRecording '$name'" 2>&1
        "$said" | Should -BeLike '*NonInteractive*'
        Get-RequestCount $simulator recordremove | Should -Be 0
    }
}
