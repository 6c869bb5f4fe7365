# What the other streams say, and what none of them ever says: a secret (G6).
BeforeDiscovery {
    $operations = & $PSScriptRoot/CentrexOperations.ps1
}

BeforeAll {
    . $PSScriptRoot/Common.ps1
    . $PSScriptRoot/Secrets.ps1
    $canary = 'Canary!7f3a+secret/pw'
    $forms = Get-SecretForm $canary
    $simulator = Start-TelSimulator -Provider Centrex -Setting @{ password = $canary; 'download-spacing-ms' = 0; 'outbound-rows' = 3; 'inbound-rows' = 3; recordings = 3; 'recording-bytes' = 500; contacts = 3; 'sms-rows' = 3 }
    $module = (Resolve-Path (Join-Path $PSScriptRoot '../../TelephonyOps.psd1')).Path
    $operations = & $PSScriptRoot/CentrexOperations.ps1
}

AfterAll {
    Get-TelSession | Disconnect-TelSession
    Get-TelSimulator | Stop-TelSimulator
}

Describe 'No secret shows (G6)' {
    BeforeEach { $session = Reset-Line $simulator }

    It 'in what the session, the simulator and their credentials show' {
        foreach ($item in $session, $simulator, (Get-TelSimulator | Where-Object ProcessId -EQ $simulator.ProcessId), $simulator.Credential) { Assert-NoSecret (Get-Shown $item | Out-String) "$($item.GetType())" }
    }

    It 'while connecting, right or wrong' {
        $said = Get-Said 'param($simulator) $simulator | Connect-TelSession; Disconnect-TelSession' $simulator | Out-String
        $said | Should -BeLike '*userinfo*'
        Assert-NoSecret $said 'connecting'
        Add-Fault $simulator @{ operation = 'userinfo'; kind = 'code'; code = '1004'; count = -1 }
        Assert-NoSecret (Get-Said 'param($simulator) $simulator | Connect-TelSession' $simulator | Out-String) 'failing to connect'
    }

    It 'in any stream of any command, whatever happens to it: <Name>' -ForEach @(
        @{ Name = 'it succeeds'; Fault = $null }
        @{ Name = 'it is refused'; Fault = @{ kind = 'code'; code = '1004'; message = 'id or pass wrong' } }
        @{ Name = 'its answer is no answer'; Fault = @{ kind = 'garbage' } }
        @{ Name = 'the server fails'; Fault = @{ kind = 'status'; status = 500 } }
        @{ Name = 'the connection breaks'; Fault = @{ kind = 'drop-after' } }
    ) {
        if (-not $Fault) { $null = Invoke-TelDial '01099998888' }
        $script = 'param($session)' + ($operations | ForEach-Object {
                $recording = "(Get-TelRecording -Session `$session -First 1).FileName"
                "`ntry { & { $($_.Run) } `$session $(if ($_.Recording) { $recording }) } catch { `$_ }"
            } | Out-String)
        if ($Fault) {
            # Retries would only wait.
            $Fault.count = 1
            foreach ($operation in $operations | Where-Object Kind -EQ Action) { Add-Fault $simulator ($Fault + @{ operation = $operation.Name }) }
            Add-Fault $simulator ($Fault + @{ operation = 'getforwardtype' })
            Add-Fault $simulator ($Fault + @{ operation = 'setforward' })
        }
        $said = Get-Said $script $session | Out-String
        foreach ($operation in $operations.Name) { $said | Should -BeLike "*$operation*" }
        Assert-NoSecret $said $Name
    }

    It 'in a transcript of a whole session' {
        $transcript = Join-Path $TestDrive 'transcript.txt'
        $script = {
            param($module, $server, $thumbprint, $transcript)
            Import-Module $module
            $credential = [pscredential]::new('07012340001', (ConvertTo-SecureString ([Console]::In.ReadLine()) -AsPlainText -Force))
            $VerbosePreference = $DebugPreference = 'Continue'
            $null = Start-Transcript $transcript
            Connect-TelSession Centrex $server $credential -CertificateThumbprint $thumbprint
            Get-TelUser
            Get-TelUser -Debug
            Invoke-TelDial 01012345678 -Verbose
            Stop-TelCall
            Stop-TelCall
            Send-TelMessage 01012345678 'private words'
            Invoke-TelCommand userinfo @{ extra = 1 }
            $Error | ForEach-Object { $_ | Format-List * -Force | Out-String }
            Get-TelSession | Format-List *
            $null = Stop-Transcript
        }
        $null = $canary | pwsh -NoProfile -NonInteractive -Command "& { $script } '$module' '$($simulator.Server)' '$($simulator.CertificateThumbprint)' '$transcript'" 2>&1
        $text = Get-Content $transcript -Raw
        $text | Should -BeLike '*clickdial*userinfo*'
        Assert-NoSecret $text 'the transcript'
    }

    It 'nor do a message''s text and a hook''s path' {
        $said = Get-Said 'param($session) Send-TelMessage -Session $session 01012345678 "private words" -Verbose -Debug
            Set-TelWebhook -Session $session Ring "http://127.0.0.1:9/hidden-folder/a.php" -Verbose -Debug -WarningAction Ignore
            Watch-TelEvent -Session $session -Verbose -Debug | Select-Object -First 0' $session | Out-String
        $said | Should -BeLike '*smssend*setringcallback*'
        $said | Should -Not -BeLike '*private words*'
        $said | Should -Not -BeLike '*hidden-folder*'
    }
}

Describe 'Verbose and debug' {
    BeforeEach { $session = Reset-Line $simulator }

    It 'say each request in one line, before its result' {
        $written = @(Get-TelUser -Verbose 4>&1)
        $written.Count | Should -Be 2
        "$($written[0])" | Should -Match '^POST RestApi/userinfo id=07012340001 -> HTTP 200, \d+ bytes, \d+ ms$'
    }

    It 'are never lost, however quickly the answer comes' {
        foreach ($number in 1..30) { @(Get-TelUser -Verbose 4>&1).Count | Should -Be 2 }
    }

    It 'with -Debug alone nothing stops to ask' {
        # With -Debug the engine makes every verbose line a question.
        $written = Invoke-TelDial '01012345678' -Debug 5>&1
        $written[-1].To | Should -Be '01012345678'
        "$($written[0])" | Should -BeLike '*clickdial*destnumber=01012345678*'
    }

    It 'name a wait and a retry' {
        Add-Fault $simulator @{ operation = 'getforwardtype'; kind = 'drop-before' }
        "$(Get-TelForward -Debug 5>&1 | Where-Object { $_ -is [System.Management.Automation.DebugRecord] })" | Should -BeLike '*Attempt 2 follows*'
    }

    It 'stay silent unless asked' {
        @(Get-TelUser *>&1).Count | Should -Be 1
    }
}

Describe 'Warnings' {
    It 'under -WarningAction Stop end the command' {
        $null = Reset-Line $simulator
        { Invoke-TelDial '01000000000' -WarningAction Stop } | Should -Throw
        Get-RequestCount $simulator clickdial | Should -Be 1
        Test-TelSession | Should -BeTrue
    }
}

Describe 'Progress' {
    It 'shows how far a download is, and ends' {
        $session = Reset-Line $simulator
        $null = Send-Control $simulator set @{ 'recording-bytes' = 200000 }
        Add-Fault $simulator @{ operation = 'recorddownload'; kind = 'slow'; delayMs = 100; bytes = 8000 }
        $shell = New-Shell
        try {
            $null = $shell.AddScript('param($session, $folder) Get-TelRecording -Session $session -First 1 | Save-TelRecording -Path $folder').AddArgument($session).AddArgument((New-Folder)).Invoke()
            $records = @($shell.Streams.Progress)
        }
        finally { $shell.Runspace.Dispose(); $shell.Dispose() }
        $records.Count | Should -BeGreaterThan 1
        $records[-1].RecordType | Should -Be 'Completed'
        $percents = @($records | Where-Object RecordType -EQ Processing | ForEach-Object PercentComplete)
        ($percents | Sort-Object) -join ' ' | Should -Be ($percents -join ' ')
        $percents[-1] | Should -BeGreaterThan 0
        $records[0].Activity | Should -BeLike '*0854-*.wav*'
        $records[0].StatusDescription | Should -BeLike '*of 200,000 bytes*'
    }
}

Describe '-WhatIf and -Confirm' {
    BeforeAll {
        # In a process of its own: what -WhatIf says goes to the host, past every stream.
        function Invoke-Shell([string] $Script, [string[]] $Answers) {
            $file = Join-Path $TestDrive 'shell.ps1'
            Set-Content -LiteralPath $file -Value "
                `$PSStyle.OutputRendering = 'PlainText'
                Import-Module '$module'
                `$credential = [pscredential]::new('07012340001', (ConvertTo-SecureString '$canary' -AsPlainText -Force))
                `$session = Connect-TelSession Centrex '$($simulator.Server)' `$credential -CertificateThumbprint $($simulator.CertificateThumbprint)
                $Script"
            ($Answers -join "`n") | pwsh -NoProfile -File $file
        }
    }

    BeforeEach { Reset-Simulator $simulator }

    It '-WhatIf says what would be done, and does nothing' {
        $said = Invoke-Shell @'
            Invoke-TelDial 01012345678 -WhatIf
            Stop-TelCall -WhatIf
            Suspend-TelCall -WhatIf
            Resume-TelCall -WhatIf
            Start-TelRecording -WhatIf
            Stop-TelRecording -WhatIf
            Start-TelConference '01011112222', '01033334444' -WhatIf
            Add-TelConferenceMember 01055556666 -WhatIf
            Send-TelMessage '01011112222', '01033334444' 'hello' -WhatIf
            Set-TelForward 01011112222 -WhatIf
            Set-TelForward 01011112222 -Condition Busy -WhatIf
            Clear-TelForward -WhatIf
            Set-TelWebhook Ring http://127.0.0.1:8080/secret/a.php -WhatIf
            Remove-TelWebhook Ring, Sms -WhatIf
            Remove-TelRecording 0854-1.wav -WhatIf
            Save-TelRecording 0854-1.wav -Path ./x.wav -WhatIf
            Invoke-TelCommand userinfo -WhatIf
            Disconnect-TelSession -WhatIf
            Start-TelSimulator Centrex -WhatIf
            Test-Path ./x.wav
            (Get-TelSession).State
'@
        $said = @($said -replace [regex]::Escape((Get-Location).Path), '.' | Where-Object { $_ })
        $said | Should -Be @(
            'What if: Performing the operation "Dial" on target "01012345678 from Centrex1".'
            'What if: Performing the operation "Hang up" on target "the call on line 854 of Centrex1".'
            'What if: Performing the operation "Hold" on target "the call on line 854 of Centrex1".'
            'What if: Performing the operation "Take off hold" on target "the call on line 854 of Centrex1".'
            'What if: Performing the operation "Start recording" on target "the call on line 854 of Centrex1".'
            'What if: Performing the operation "Stop recording" on target "the call on line 854 of Centrex1".'
            'What if: Performing the operation "Start a conference with 01011112222, 01033334444" on target "the call on line 854 of Centrex1".'
            'What if: Performing the operation "Add to the conference: 01055556666" on target "the call on line 854 of Centrex1".'
            'What if: Performing the operation "Send a message" on target "01011112222, 01033334444 from Centrex1".'
            'What if: Performing the operation "Forward calls to 01011112222" on target "line 854 of Centrex1".'
            'What if: Performing the operation "Forward calls to 01011112222 (Busy)" on target "line 854 of Centrex1".'
            'What if: Performing the operation "Clear call forwarding" on target "line 854 of Centrex1".'
            'What if: Performing the operation "Let the vendor call 127.0.0.1:8080" on target "Ring hook of Centrex1".'
            'What if: Performing the operation "Remove" on target "Ring hook of Centrex1".'
            'What if: Performing the operation "Remove" on target "Sms hook of Centrex1".'
            'What if: Performing the operation "Delete the recording at the vendor, for good" on target "0854-1.wav of Centrex1".'
            'What if: Performing the operation "Save the recording 0854-1.wav of Centrex1" on target "./x.wav".'
            'What if: Performing the operation "Send the raw operation userinfo" on target "Centrex1".'
            'What if: Performing the operation "Close the session" on target "Centrex1".'
            'What if: Performing the operation "Start a simulator" on target "Centrex".'
            'False'
            'Connected'
        )
        $asked = Get-ControlState $simulator
        $asked.requests.PSObject.Properties.Name | Should -Be 'userinfo'
    }

    It 'a recording is deleted only when the question is answered with yes' {
        $said = Invoke-Shell 'Get-TelRecording -First 3 | Remove-TelRecording; @(Get-TelRecording).Count' 'n', 'y', 'n'
        $said[-1] | Should -Be 2
        "$said" | Should -BeLike '*Delete the recording at the vendor, for good*'
        Get-HandledCount $simulator recordremove | Should -Be 1
    }

    It '-Confirm asks before a call is made' {
        $said = Invoke-Shell "Invoke-TelDial 01012345678 -Confirm; 'no call'" 'n'
        $said[-1] | Should -Be 'no call'
        Get-RequestCount $simulator clickdial | Should -Be 0
        $null = Invoke-Shell 'Invoke-TelDial 01012345678 -Confirm' 'y'
        Get-RequestCount $simulator clickdial | Should -Be 1
    }
}
