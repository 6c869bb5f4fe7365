# LGUBase's lists, messages and settings, through their commands, against the exchange's own view of its lines, in both byte orders.
Describe 'LGUBase lists and messages, <_> endian' -ForEach 'Big', 'Little' {
    BeforeAll {
        . $PSScriptRoot/Common.ps1
        . $PSScriptRoot/LguBaseLine.ps1
        $order = $_
        $simulator = Start-Exchange $order
    }

    AfterAll {
        Get-TelSession | Disconnect-TelSession
        Get-TelSimulator | Stop-TelSimulator
    }

    BeforeEach {
        Reset-Simulator $simulator
        $session = Connect-Line $simulator -ByteOrder $order
    }

    Context 'Lists' {
        It 'tells of lines (GetPeerInfo)' {
            $null = Invoke-Act $simulator @{ action = 'register'; line = '3323'; state = 'UNREACHABLE' }
            $devices = @(Get-TelDevice 3321, 3323)
            $devices.Number | Should -Be '3321', '3323'
            $devices[0] | Should -BeOfType TelephonyOps.Device
            $devices.Registered | Should -Be $true, $false
        }

        It 'tells what lines do (GetStatusPeers)' {
            $null = Invoke-TelDial '01012345678'
            $null = Wait-Call $session Connected
            $statuses = @(Get-TelCallStatus 3321, 3322)
            $statuses.Device | Should -Be '3321', '3322'
            $statuses[0].State | Should -Not -Be $statuses[1].State
            $statuses[0].RawStatus | Should -Not -BeNullOrEmpty
        }

        It 'lists calls in several parts (GetCallHistory)' {
            $calls = @(Get-TelCallHistory)
            $calls.Count | Should -Be 20
            @($calls | Where-Object Direction -EQ Inbound).Count | Should -Be 8
            ($calls.StartTime.UtcTicks | Sort-Object -Descending) -join ' ' | Should -Be ($calls.StartTime.UtcTicks -join ' ')
            $calls[0].StartTime.Offset.TotalHours | Should -Be 9
            @(Get-TelCallHistory -Direction Outbound -First 3).Count | Should -Be 3
            Get-TelCallHistory -Since '2020-01-01' -Until '2020-01-02' | Should -BeNullOrEmpty
        }

        It 'counts calls (GetCallHistory, counts)' {
            $count = Measure-TelCallHistory
            $count.Inbound, $count.Outbound, $count.Count | Should -Be 8, 12, 20
            Get-RequestCount $simulator GETCALLHISTORY | Should -Be 1
            (Measure-TelCallHistory -Since '2020-01-01' -Until '2020-01-02').Count | Should -Be 0
        }

        It 'lists recordings (GetRecordList)' {
            $recordings = @(Get-TelRecording)
            $recordings.Count | Should -Be 5
            $recordings[0] | Should -BeOfType TelephonyOps.Recording
            $recordings[0].FileName | Should -BeLike '*.wav'
            $recordings[0].CallTime.Offset.TotalHours | Should -Be 9
            Get-TelRecording -Since '2020-01-01' -Until '2020-01-02' | Should -BeNullOrEmpty
        }

        It 'is empty where there is nothing' {
            $null = Send-Control $simulator set @{ 'outbound-rows' = 0; 'inbound-rows' = 0; recordings = 0 }
            Get-TelCallHistory | Should -BeNullOrEmpty
            Get-TelRecording | Should -BeNullOrEmpty
            (Measure-TelCallHistory).Count | Should -Be 0
            Get-TelContact 'nobody of this name' | Should -BeNullOrEmpty
        }

        It 'reads the same whatever pieces it comes in: <Name>' -ForEach @(
            @{ Name = 'single bytes'; Set = @{ 'split-bytes' = 1 } }
            @{ Name = 'glued frames'; Set = @{ 'glue-ms' = 20 } }
            @{ Name = 'one part'; Set = @{ 'part-rows' = 0 } }
        ) {
            $before = @(Get-TelCallHistory)
            $null = Send-Control $simulator set $Set
            $calls = @(Get-TelCallHistory)
            $calls.StartTime | Should -Be $before.StartTime
            $calls.To | Should -Be $before.To
        }

        It 'keeps the address book (MagAddrList LIST, ADD, MOD, DEL)' {
            @(Get-TelContact).Count | Should -Be 4
            Add-TelContact '김 철수' -Group '거래처' -Number '01012345678', '0212345678' -DefaultNumber '0212345678' -Memo '메모: a=b'
            $contact = Get-TelContact '김 철수'
            $contact.Group, $contact.DefaultNumber, $contact.Memo | Should -Be '거래처', '0212345678', '메모: a=b'
            $contact.Numbers.Number | Should -Be '01012345678', '0212345678'
            (Get-LguLine $simulator).contacts | Should -Be 5
            Set-TelContact $contact.Id -Memo 'other'
            $changed = Get-TelContact '김 철수'
            $changed.Memo, $changed.Group, $changed.Id | Should -Be 'other', '거래처', $contact.Id
            $changed | Remove-TelContact
            (Get-LguLine $simulator).contacts | Should -Be 4
            $failure = Get-Failure { Set-TelContact '99999' -Memo 'x' }
            $failure.FullyQualifiedErrorId | Should -BeLike 'NotFound,*SetTelContactCommand'
            $failure.CategoryInfo.Category | Should -Be ObjectNotFound
        }
    }

    Context 'Messages, forwarding, raw commands' {
        It 'sends SMS (SendSMS)' {
            $results = @(Send-TelMessage -To '01011112222', '01033334444' -Text '안녕하세요')
            $results.To | Should -Be '01011112222', '01033334444'
            $results.Outcome | Should -Be 'Accepted', 'Accepted'
            $results[0].ByteCount | Should -Be 10
            Get-HandledCount $simulator SENDSMS | Should -Be 1
        }

        It 'sends to other lines (SendPeerMsg, RECVPEERMSG)' {
            $other = Connect-Line $simulator 1 $order
            $events = Wait-Told $other { Send-TelMessage -Session $session -To 3322 -Text '회의 10:30 = 3층' -Type Peer } { $events.Count -ge 1 }
            $events[0].Type, $events[0].RawType | Should -Be 'PeerMessageReceived', 'RECVPEERMSG'
            $events[0].From, $events[0].Text | Should -Be '3321', '회의 10:30 = 3층'
            Get-HandledCount $simulator SENDPEERMSG | Should -Be 1
        }

        It 'refuses a text that is too long, and a number that cannot be reached' {
            $failure = Get-Failure { Send-TelMessage -To '01011112222' -Text ('가' * 201) }
            $failure.FullyQualifiedErrorId | Should -BeLike 'InvalidArgument,*SendTelMessageCommand'
            Get-RequestCount $simulator SENDSMS | Should -Be 0
            $failure = Get-Failure { Send-TelMessage -To '01000000003' -Text 'hello' }
            $failure.FullyQualifiedErrorId | Should -BeLike 'InvalidArgument,LguBase.ERR,*SendTelMessageCommand'
            "$($failure.TargetObject)" | Should -BeLike '*01000000003*'
        }

        It 'forwards, and stops it (SetForward)' {
            Set-TelForward -To '01055556666'
            (Get-LguLine $simulator).forwardedTo | Should -Be '01055556666'
            Clear-TelForward
            (Get-LguLine $simulator).PSObject.Properties['forwardedTo']?.Value | Should -BeNullOrEmpty
            Get-HandledCount $simulator SETFORWARD | Should -Be 2
            (Get-Failure { Set-TelForward -To '01055556666' -Condition Busy }).FullyQualifiedErrorId | Should -BeLike 'NotSupported,*'
        }

        It 'sends any command (SendSIPCommand)' {
            $result = Invoke-TelCommand 'CMD|GETPEERINFO|PEERS=3321|'
            $result.Raw | Should -BeLike '*3321:OK*'
            (Invoke-TelCommand GETPEERINFO @{ PEERS = '3322' }).Raw | Should -BeLike '*3322:OK*'
            $offered = (TabExpansion2 'Invoke-TelCommand ').CompletionMatches.CompletionText
            $offered | Should -Contain 'GETPEERINFO'
            $offered | Should -Not -Contain 'LOGIN'
            $offered | Should -Not -Contain 'RINGEVENT'
            $failure = Get-Failure { Invoke-TelCommand NONSENSE }
            $failure.FullyQualifiedErrorId | Should -BeLike 'NotSupported,LguBase.CMDERROR,*InvokeTelCommandCommand'
        }
    }
}
