# What DCS does in its own way, and what the simulator knows of it afterwards.
BeforeAll {
    . $PSScriptRoot/Common.ps1
    $simulator = Start-TelSimulator -Provider Dcs -NoTls -Setting @{
        days = 3; 'rows-per-day' = 12; 'recordings-per-day' = 4; contacts = 12; 'recording-bytes' = 5000; 'download-spacing-ms' = 0
    }
    $range = @{ Since = '2025-12-30'; Until = '2026-01-01 23:59:59' }
    $hardIndex = 4
}

AfterAll {
    Get-TelSession | Disconnect-TelSession
    Get-TelSimulator | Stop-TelSimulator
}

Describe 'Connect-TelSession Dcs' {
    BeforeEach { Reset-Simulator $simulator }

    It 'opens one session, and Test-TelSession asks again' {
        $session = $simulator | Connect-TelSession
        $session.Provider | Should -Be 'Dcs'
        $session.Account | Should -Be '4007'
        Get-RequestCount $simulator userinfo | Should -Be 1
        $null = Test-TelSession
        Get-RequestCount $simulator userinfo | Should -Be 2
    }

    It 'refuses <Name>' -ForEach @(
        @{ Name = 'a wrong password'; User = '4007'; Code = '1004'; Kind = 'Authentication'; Category = 'AuthenticationError' }
        @{ Name = 'an unknown account'; User = '9999'; Code = '1003'; Kind = 'Authentication'; Category = 'AuthenticationError' }
    ) {
        $wrong = [pscredential]::new($User, (ConvertTo-SecureString 'not the password' -AsPlainText -Force))
        $failure = Get-Failure { $simulator | Connect-TelSession -Credential $wrong }
        $failure.FullyQualifiedErrorId | Should -Be "$Kind,Dcs.$Code,TelephonyOps.Commands.ConnectTelSessionCommand"
        $failure.CategoryInfo.Category | Should -Be $Category
        "$($failure.TargetObject)" | Should -Be $User
        Get-TelSession | Should -BeNullOrEmpty
    }

    It 'refuses an account without permission' {
        $failure = Get-Failure { $simulator | Connect-TelSession -Credential $simulator.Accounts[3] }
        $failure.FullyQualifiedErrorId | Should -BeLike 'Permission,Dcs.2002,*'
        $failure.CategoryInfo.Category | Should -Be PermissionDenied
        Get-TelSession | Should -BeNullOrEmpty
    }

    It 'asks at port 10443 where none is named' {
        $closed = [pscredential]::new('4007', (ConvertTo-SecureString 'x' -AsPlainText -Force))
        $failure = Get-Failure { Connect-TelSession Dcs no-such-host.invalid $closed }
        $failure.FullyQualifiedErrorId | Should -BeLike 'Unavailable,*'
        "$($failure.TargetObject) $failure" | Should -BeLike '*10443*'
    }
}

Describe 'The password' {
    It 'shows nowhere, nor its hash: not in verbose or debug text, not in an error' {
        Reset-Simulator $simulator
        $password = $simulator.Credential.GetNetworkCredential().Password
        $hash = [Convert]::ToHexString([System.Security.Cryptography.SHA512]::HashData([System.Text.Encoding]::UTF8.GetBytes($password)))
        $said = @(& {
                $session = $simulator | Connect-TelSession -DownloadInterval 0 -Verbose -Debug
                Get-TelUser -Verbose -Debug
                Get-TelCallHistory @range -First 1 -Verbose -Debug
                Get-TelRecording @range -First 1 -Verbose -Debug | Save-TelRecording -Path (New-Folder) -Verbose -Debug
                Set-TelForward -To '01011112222' -Verbose -Debug
                $session
            } *>&1)
        foreach ($fault in @{ kind = 'drop-before' }, @{ kind = 'code'; code = '2002' }, @{ kind = 'garbage' }) {
            Add-Fault $simulator ($fault + @{ operation = 'clickdial' })
            $failure = Get-Failure { Invoke-TelDial '01012345678' }
            $said += $failure, $failure.Exception.ToString(), ($failure | Format-List * -Force | Out-String)
        }
        $text = $said | Out-String -Width 4000
        $text | Should -Match 'userinfo'
        $text | Should -Match '\*\*\*'
        $text | Should -Not -Match $hash
        $text.Contains($password) | Should -BeFalse
    }
}

Describe 'An ID with every character that a path cannot carry' {
    BeforeEach { $session = Reset-Line $simulator $hardIndex }

    It 'works through every kind of request' {
        $session.Account | Should -Be '40+07 #가/7'
        $user = Get-TelUser
        $user.Id | Should -Be '40+07 #가/7'
        $user.Extension | Should -Be '4011'
        @(Get-TelCallHistory @range -First 3).Count | Should -Be 3
        $null = Invoke-TelDial '01012345678'
        (Get-Line $simulator $hardIndex).dialled | Should -Be '01012345678'
        Stop-TelCall
        Set-TelForward -To '01055556666'
        (Get-Line $simulator $hardIndex).forward | Should -Be '01055556666'
        $null = Send-TelMessage -To '01011112222' -Text '안녕하세요 & + % #'
        (Get-Line $simulator $hardIndex).sent | Should -Be 1
        (Get-TelRecording @range -First 1 | Save-TelRecording -Path (New-Folder)).Status | Should -Be 'Saved'
        (Get-Line $simulator).PSObject.Properties['dialled'].Value | Should -BeNullOrEmpty
    }
}

Describe 'User and contacts' {
    BeforeEach { $session = Reset-Line $simulator }

    It 'Get-TelUser says who it is' {
        $user = Get-TelUser
        $user | Should -BeOfType TelephonyOps.User
        $user.Id | Should -Be '4007'
        $user.Extension | Should -Be '4007'
        $user.Number | Should -Be '07012344007'
        $user.Group | Should -Be 'SSW'
        $user.Name | Should -Not -BeNullOrEmpty
        $user.Forward.Enabled | Should -BeFalse
    }

    It 'Get-TelContact lists all, page by page' {
        $contacts = @(Get-TelContact)
        $contacts.Count | Should -Be 12
        Get-RequestCount $simulator phonebook | Should -Be 2
        foreach ($contact in $contacts) {
            $contact | Should -BeOfType TelephonyOps.Contact
            $contact.Name | Should -Not -BeNullOrEmpty
            $contact.Numbers.Count | Should -BeIn (1..5)
            $contact.Numbers.Number | Should -Contain $contact.DefaultNumber
        }
        @(Get-TelContact -First 0 -IncludeTotalCount) | Should -Be 12
        (Get-TelContact -Skip 10).Name | Should -Be $contacts[10..11].Name
    }
}

Describe 'Get-TelCallHistory of DCS' {
    BeforeEach { $session = Reset-Line $simulator }

    It 'walks days and directions as one list, newest first' {
        $calls = @(Get-TelCallHistory @range -Direction All)
        $calls.Count | Should -Be 72
        @($calls | Where-Object Direction -EQ Inbound).Count | Should -Be 36
        ($calls.StartTime.UtcTicks | Sort-Object -Descending) -join ' ' | Should -Be ($calls.StartTime.UtcTicks -join ' ')
        $first = $calls[0]
        $first | Should -BeOfType TelephonyOps.CallRecord
        $first.Device | Should -Be '4007'
        $first.StartTime.Offset.TotalHours | Should -Be 9
        $first.Disposition | Should -Not -BeNullOrEmpty
        $first.RawStatus | Should -Not -BeNullOrEmpty
        @($calls.StartTime | ForEach-Object { $_.ToString('yyyyMMdd') } | Select-Object -Unique) | Should -Be '20260101', '20251231', '20251230'
        Get-RequestCount $simulator callhistory | Should -Be 12
    }

    It 'tells <_> calls' -ForEach 'Inbound', 'Outbound' {
        $calls = @(Get-TelCallHistory @range -Direction $_)
        $calls.Count | Should -Be 36
        $calls.Direction | Select-Object -Unique | Should -Be $_
        $own = if ($_ -eq 'Inbound') { $calls.To } else { $calls.From }
        $own | Select-Object -Unique | Should -Be '4007'
        foreach ($call in $calls | Where-Object Disposition -EQ Answered) { $call.TalkTime.TotalSeconds | Should -BeGreaterThan 0 }
    }

    It 'asks no further than the pipeline reads' {
        @(Get-TelCallHistory @range -Direction Outbound | Select-Object -First 5).Count | Should -Be 5
        Get-RequestCount $simulator callhistory | Should -Be 1
    }

    It 'counts the days that it passes over' {
        @(Get-TelCallHistory @range -Direction Outbound -First 0 -IncludeTotalCount) | Should -Be 36
        $all = Get-TelCallHistory @range -Direction Outbound
        (Get-TelCallHistory @range -Direction Outbound -Skip 30).StartTime | Should -Be $all[30..35].StartTime
    }

    It 'is empty on days without calls, and today without dates' {
        Get-TelCallHistory -Since '2025-11-01' -Until '2025-11-02' | Should -BeNullOrEmpty
        Get-RequestCount $simulator callhistory | Should -BeIn 2, 4
        Get-TelCallHistory | Should -BeNullOrEmpty
        Get-TelRecording | Should -BeNullOrEmpty
    }

    It 'reads the vendor''s other forms: <Name>' -ForEach @(
        @{ Name = 'digits'; Set = @{ 'time-format' = 'digits'; listinfo = 'number' } }
        @{ Name = 'escapes'; Set = @{ json = 'escaped'; 'content-type' = 'application/json' } }
        @{ Name = 'an empty page past the end'; Set = @{ 'past-end' = 'empty' } }
        @{ Name = 'a null page past the end'; Set = @{ 'past-end' = 'null' } }
    ) {
        $before = @(Get-TelCallHistory @range)
        $null = Send-Control $simulator set $Set
        $calls = @(Get-TelCallHistory @range)
        $calls.Count | Should -Be 72
        $calls.StartTime | Should -Be $before.StartTime
        $calls.To | Should -Be $before.To
    }

    It 'lists the calls of this run on their own day' {
        # Midnight in Korea may fall between the call and the list.
        $dialled = Invoke-TelDial '01012345678'
        Wait-Until { (Get-Line $simulator).call.phase -eq 'Connected' }
        Stop-TelCall
        $call = Get-TelCallHistory -Direction Outbound -Since $dialled.StartedAt.AddMinutes(-1)
        $call.To | Should -Be '01012345678'
        $call.Disposition | Should -Be 'Answered'
    }

    It 'refuses what this vendor cannot: <_>' -ForEach '-Until 2026-01-01', '-Kind Mobile' {
        $failure = Get-Failure ([scriptblock]::Create("Get-TelCallHistory $_"))
        $failure.FullyQualifiedErrorId | Should -Match '^(InvalidArgument|NotSupported),'
        Get-RequestCount $simulator callhistory | Should -Be 0
    }

    It 'goes on where a page was lost' {
        Add-Fault $simulator @{ operation = 'callhistory'; kind = 'drop-after'; atPage = 2 }
        $calls = @(Get-TelCallHistory @range -Direction Outbound)
        $calls.Count | Should -Be 36
        @($calls | Select-Object StartTime, To -Unique).Count | Should -Be 36
        Get-RequestCount $simulator callhistory | Should -Be 7
    }
}

Describe 'Forwarding of DCS' {
    BeforeEach { $session = Reset-Line $simulator }

    It 'is set, read out of the Korean sentence, and cleared' {
        Set-TelForward -To '010-5555-6666' | Should -BeNullOrEmpty
        (Get-Line $simulator).forward | Should -Be '01055556666'
        $rule = Get-TelForward
        $rule | Should -BeOfType TelephonyOps.ForwardRule
        $rule.Enabled | Should -BeTrue
        $rule.To | Should -Be '01055556666'
        $rule.Condition | Should -Be 'Unconditional'
        $rule.Description | Should -Be '무조건 착신전환 : 01055556666'
        Clear-TelForward | Should -BeNullOrEmpty
        (Get-Line $simulator).PSObject.Properties['forward']?.Value | Should -BeNullOrEmpty
        $none = Get-TelForward
        $none.Enabled | Should -BeFalse
        $none.Description | Should -Be '착신전환 없음'
    }

    It 'clears with the number that is set where the vendor insists on it' {
        $null = Send-Control $simulator set @{ noforward = 'exact' }
        Set-TelForward -To '01055556666'
        $failure = Get-Failure { Clear-TelForward -To '01077778888' }
        $failure.FullyQualifiedErrorId | Should -BeLike 'InvalidArgument,Dcs.1002,*ClearTelForwardCommand'
        Clear-TelForward
        (Get-TelForward).Enabled | Should -BeFalse
    }

    It 'clears where nothing is set' {
        Clear-TelForward
        Get-HandledCount $simulator noforward | Should -Be 1
    }

    It 'warns where the vendor could not confirm' {
        Set-TelForward -To '01000000000' -WarningVariable warnings -WarningAction SilentlyContinue
        "$warnings" | Should -BeLike '*could not confirm*'
    }

    It 'knows no other condition' {
        $failure = Get-Failure { Set-TelForward -To '01055556666' -Condition Busy }
        $failure.FullyQualifiedErrorId | Should -BeLike 'NotSupported,*'
        Get-RequestCount $simulator forwardnum | Should -Be 0
    }
}

Describe 'Calls of DCS' {
    BeforeEach { $session = Reset-Line $simulator }

    It 'dials' {
        $call = Invoke-TelDial '01012345678'
        $call | Should -BeOfType TelephonyOps.Call
        $call.Outcome | Should -Be 'Accepted'
        $call.To | Should -Be '01012345678'
        $call.From | Should -Be '4007'
        (Get-Line $simulator).dialled | Should -Be '01012345678'
    }

    It 'does not know the outcome where the vendor does not' {
        $call = Invoke-TelDial '01000000000' -WarningVariable warnings -WarningAction SilentlyContinue
        $call.Outcome | Should -Be 'Unknown'
        "$warnings" | Should -BeLike '*clickdial*could not confirm*'
    }

    It 'gives up a phone that nobody picks up, and dials once' {
        $null = Send-Control $simulator set @{ pickup = 'never' }
        $hasty = $simulator | Connect-TelSession -DialTimeout 2
        $failure = Get-Failure { Invoke-TelDial '01012345678' -Session $hasty }
        $failure.FullyQualifiedErrorId | Should -BeLike 'Timeout,*'
        $failure.TargetObject | Should -Be '01012345678'
        $failure.Exception.MayHaveTakenEffect | Should -BeTrue

        # What was sent may not have been read yet.
        Wait-Until { (Get-RequestCount $simulator clickdial) -gt 0 }
        Get-RequestCount $simulator clickdial | Should -Be 1
    }

    It 'holds, records and hangs up' {
        $call = Invoke-TelDial '01012345678'
        $call | Suspend-TelCall
        (Get-Line $simulator).call.held | Should -BeTrue
        $call | Resume-TelCall
        (Get-Line $simulator).call.held | Should -BeFalse
        $call | Start-TelRecording
        (Get-Line $simulator).call.recording | Should -BeTrue
        $call | Stop-TelRecording
        (Get-Line $simulator).call.recording | Should -BeFalse
        (Get-Line $simulator).recorded | Should -Be 1
        (Get-TelRecording).FileName | Should -BeLike '*.wav'
        $call | Stop-TelCall
        (Get-Line $simulator).PSObject.Properties['call']?.Value | Should -BeNullOrEmpty
    }

    It 'says that there is no call: <_>' -ForEach 'Stop-TelCall', 'Suspend-TelCall', 'Resume-TelCall', 'Start-TelRecording', 'Stop-TelRecording', 'Start-TelConference -To 01033334444' {
        $failure = Get-Failure ([scriptblock]::Create($_))
        $failure.FullyQualifiedErrorId | Should -BeLike 'NoActiveCall,Dcs.4004,*'
        $failure.CategoryInfo.Category | Should -Be InvalidOperation
        $failure.TargetObject | Should -Not -BeNullOrEmpty
    }

    It 'invites a list to a conference at once, and more one by one' {
        $null = Invoke-TelDial '01012345678'
        $null = Start-TelConference -To '01011111111', '01022222222', '01033333333'
        Get-RequestCount $simulator conference | Should -Be 1
        (Get-Line $simulator).call.members | Should -Be '01011111111', '01022222222', '01033333333'
        (Add-TelConferenceMember -To '01044444444', '01055555555' -PassThru).Members.Number | Should -Be '01044444444', '01055555555'
        Get-RequestCount $simulator conference | Should -Be 3
        (Get-Line $simulator).call.members.Count | Should -Be 5
    }

    It 'has no command of another system: <_>' -ForEach 'Get-TelMessage', 'Get-TelWebhook -Kind Ring', 'Get-TelCallStatus', 'Move-TelCall -To 4008', 'Watch-TelEvent' {
        $failure = Get-Failure ([scriptblock]::Create($_))
        $failure.FullyQualifiedErrorId | Should -BeLike 'CapabilityNotSupported,*'
        $failure.CategoryInfo.Category | Should -Be NotImplemented
    }
}

Describe 'Messages of DCS' {
    BeforeEach { $session = Reset-Line $simulator }

    It 'sends one request a number' {
        $results = @(Send-TelMessage -To '01011112222', '01033334444' -Text '안녕하세요 & + %')
        $results.Count | Should -BeGreaterThan 0
        Get-HandledCount $simulator sms | Should -Be 2
        (Get-Line $simulator).sent | Should -Be 2
    }

    It 'names the receiver that failed: those before it were sent to, those after it were not' {
        $results = @(Send-TelMessage -To '01011112222', '01000000003', '01033334444' -Text 'hello' -ErrorVariable failures -ErrorAction SilentlyContinue)
        $results.To | Should -Be '01011112222'
        (Get-Line $simulator).sent | Should -Be 1
        Get-RequestCount $simulator sms | Should -Be 2
        $failures[0].Exception.MayHaveTakenEffect | Should -BeTrue
        $failures[0].FullyQualifiedErrorId | Should -BeLike 'Unavailable,Dcs.3001,*SendTelMessageCommand'
        "$($failures[0].TargetObject)" | Should -BeLike '*01000000003*'
    }
}

Describe 'Recordings of DCS' {
    BeforeEach { $session = Reset-Line $simulator }

    It 'walks the days, newest first, lazily' {
        $recordings = @(Get-TelRecording @range)
        $recordings.Count | Should -Be 12
        ($recordings.CallTime.UtcTicks | Sort-Object -Descending) -join ' ' | Should -Be ($recordings.CallTime.UtcTicks -join ' ')
        $recordings[0] | Should -BeOfType TelephonyOps.Recording
        $recordings[0].Length | Should -BeGreaterThan 0
        $asked = Get-RequestCount $simulator recordlist
        @(Get-TelRecording @range | Select-Object -First 2).Count | Should -Be 2
        Get-RequestCount $simulator recordlist | Should -Be ($asked + 1)
        @(Get-TelRecording @range -First 0 -IncludeTotalCount) | Should -Be 12
    }

    It 'saves what comes under any header: <_>' -ForEach 'audio/wav', 'application/octet-stream', 'none', 'text/html' {
        $null = Send-Control $simulator set @{ 'download-type' = $_ }
        $recording = Get-TelRecording @range -First 1
        $saved = $recording | Save-TelRecording -Path (New-Folder)
        $saved.Status | Should -Be 'Saved'
        $saved.Length | Should -Be 5000
        $saved.Sha256 | Should -Be (Get-FileHash -LiteralPath $saved.Path -Algorithm SHA256).Hash
        [System.Text.Encoding]::ASCII.GetString([System.IO.File]::ReadAllBytes($saved.Path), 0, 4) | Should -Be 'RIFF'
    }

    It 'emits the bytes into the pipeline' {
        $recording = Get-TelRecording @range -First 1
        $path = ($recording | Save-TelRecording -Path (New-Folder)).Path
        $bytes = [System.IO.MemoryStream]::new()
        $recording | Save-TelRecording -AsStream | ForEach-Object {
            if ($_ -is [byte]) { $bytes.WriteByte($_) } else { $bytes.Write($_, 0, $_.Length) }
        }
        [Convert]::ToHexString($bytes.ToArray()) | Should -Be ([Convert]::ToHexString([System.IO.File]::ReadAllBytes($path)))
    }

    It 'says that the account may not download (5001)' {
        $limited = $simulator | Connect-TelSession -Credential $simulator.Accounts[2] -DownloadInterval 0
        $folder = New-Folder
        $failure = Get-Failure { Get-TelRecording @range -Session $limited -First 1 | Save-TelRecording -Path $folder }
        $failure.FullyQualifiedErrorId | Should -BeLike 'Permission,Dcs.5001,*SaveTelRecordingCommand'
        $failure.CategoryInfo.Category | Should -Be PermissionDenied
        "$($failure.TargetObject)" | Should -BeLike '*.wav'
        Get-ChildItem $folder -Force | Should -BeNullOrEmpty
    }

    It 'says that there is no such file (5002)' {
        $folder = New-Folder
        $failure = Get-Failure { Save-TelRecording '4007-없는 파일.wav' -Path $folder }
        $failure.FullyQualifiedErrorId | Should -BeLike 'NotFound,Dcs.5002,*SaveTelRecordingCommand'
        $failure.CategoryInfo.Category | Should -Be ObjectNotFound
        $failure.TargetObject | Should -Be '4007-없는 파일.wav'
        Get-ChildItem $folder -Force | Should -BeNullOrEmpty
    }

    It 'takes a text in place of the file for an error, not for the recording' {
        $folder = New-Folder
        $recording = Get-TelRecording @range -First 1
        Add-Fault $simulator @{ operation = 'downloadrecord'; kind = 'code'; code = 'text'; message = '서비스 점검 중입니다.' }
        $failure = Get-Failure { $recording | Save-TelRecording -Path $folder }
        "$($failure.Exception.VendorText) $($failure.Exception.Message)" | Should -BeLike '*서비스 점검 중입니다.*'
        Get-ChildItem $folder -Force | Should -BeNullOrEmpty
    }

    It 'leaves no file when the download breaks off' {
        $folder = New-Folder
        $recording = Get-TelRecording @range -First 1
        Add-Fault $simulator @{ operation = 'downloadrecord'; kind = 'truncate'; bytes = 3000; count = -1 }
        $failure = Get-Failure { $recording | Save-TelRecording -Path $folder }
        $failure.FullyQualifiedErrorId | Should -BeLike 'Unavailable,*SaveTelRecordingCommand'
        Get-ChildItem $folder -Force | Should -BeNullOrEmpty
    }
}

Describe 'Invoke-TelCommand of DCS' {
    It 'asks for any operation by its name' {
        $null = Reset-Line $simulator
        $result = Invoke-TelCommand callhistory @{ calltype = 'outbound'; date = '20260101'; page = 1 }
        ($result | ConvertTo-Json -Depth 6) | Should -BeLike '*4007*'
        Get-HandledCount $simulator callhistory | Should -Be 1
    }
}
