# Every operation of LGUBase through its command, against the exchange's own view of its lines, in both byte orders.
Describe 'LGUBase, <_> endian' -ForEach 'Big', 'Little' {
    BeforeAll {
        . $PSScriptRoot/Common.ps1
        . $PSScriptRoot/LguBaseLine.ps1
        $order = $_
        $simulator = Start-TelSimulator -Provider LguBase -Setting @{
            'byte-order' = $order.ToLowerInvariant(); 'outbound-rows' = 12; 'inbound-rows' = 8; recordings = 5; contacts = 4; 'part-rows' = 5
        }
        function Connect-Index([int] $Index = 0) { Connect-Line $simulator $Index $order }

        # A conference with a call from outside, and 3322: talked to before it is brought in, or in it at once.
        function Start-Consulted([switch] $Direct) {
            $null = Send-Control $simulator set @{ invite = $Direct ? 'direct' : 'consult'; 'inbound-answer-ms' = 10 }
            $null = Start-TelConference -Session $session
            $null = Add-TelConferenceMember -Session $session -To 3322
            if ($Direct) { Wait-Until { (Get-TelConference -Session $session).Members.Number -contains '3322' } }
            else { Wait-Until { @((Get-LguLine $simulator 3322).calls).phase -contains 'Talking' } }
        }
    }

    AfterAll {
        Get-TelSession | Disconnect-TelSession
        Get-TelSimulator | Stop-TelSimulator
    }

    BeforeEach {
        Reset-Simulator $simulator
        $session = Connect-Index
    }

    Context 'Session' {
        It 'logs in, is connected, and goes in good order (LoginServer, ConnectServer, IsConnected, DisconnectServer)' {
            $session.Provider, $session.Account, $session.Device | Should -Be 'LguBase', '3321', '3321'
            (Get-LguLine $simulator).connections | Should -Be 1
            Get-HandledCount $simulator LOGIN | Should -Be 1
            Test-TelSession | Should -BeTrue
            $session | Disconnect-TelSession
            Wait-Until { (Get-LguLine $simulator).connections -eq 0 }
            (Get-ControlState $simulator).violations | Should -BeNullOrEmpty
            (Get-ControlState $simulator).state.brokenFrames | Should -Be 0
        }

        It 'logs in with a SWP account (LoginBySWP)' {
            $other = $simulator | Connect-TelSession -Credential $simulator.Accounts[1] -ByteOrder $order -SwpLogin
            $other.Device | Should -Be '3322'
            Get-HandledCount $simulator LOGINSWP | Should -Be 1
        }

        It 'refuses <Name>' -ForEach @(
            @{ Name = 'a wrong password'; User = '3322'; Code = '-2' }
            @{ Name = 'an unknown account'; User = '9999'; Code = '-1' }
        ) {
            $wrong = [pscredential]::new($User, (ConvertTo-SecureString 'not it' -AsPlainText -Force))
            $failure = Get-Failure { $simulator | Connect-TelSession -Credential $wrong -ByteOrder $order }
            $failure.FullyQualifiedErrorId | Should -BeLike "Authentication,LguBase.$Code,*ConnectTelSessionCommand"
            $failure.CategoryInfo.Category | Should -Be AuthenticationError
            "$($failure.TargetObject)" | Should -Be $User
            "$failure $($failure.Exception)" | Should -Not -BeLike '*not it*'
        }

        It 'says what the vendor does not describe (SetEncryption, SetSeedEncryption, SetOamServerIP): <Name>' -ForEach @(
            @{ Name = 'Base64'; Option = @{ Encryption = 'Base64' } }
            @{ Name = 'SEED'; Option = @{ Encryption = 'SEED' } }
            @{ Name = 'OAM'; Option = @{ OamServer = '127.0.0.1' } }
        ) {
            $before = Get-RequestCount $simulator LOGIN
            $failure = Get-Failure { $simulator | Connect-TelSession -Credential $simulator.Accounts[1] @Option }
            $failure.FullyQualifiedErrorId | Should -BeLike 'NotSupported,*ConnectTelSessionCommand'
            $failure.CategoryInfo.Category | Should -Be NotImplemented
            Get-RequestCount $simulator LOGIN | Should -Be $before
        }

        It 'keeps itself alive (SetHeartBeat)' {
            $null = $simulator | Connect-TelSession -Credential $simulator.Accounts[1] -ByteOrder $order -HeartbeatInterval 0.1
            Wait-Until { (Get-HandledCount $simulator HEARTBEAT) -ge 2 }
            $failure = Get-Failure { $simulator | Connect-TelSession -Credential $simulator.Accounts[2] -HeartbeatInterval 31 }
            $failure.FullyQualifiedErrorId | Should -BeLike 'InvalidArgument,*'
        }

        It 'comes back by itself, and says so (SetAutoReconnect, NetworkError, LOGINRESULT)' {
            $events = Wait-Told $session { Invoke-Act $simulator @{ action = 'drop'; line = '3321' } } { $events.Type -contains 'StreamGap' }
            $events[0..2].Type | Should -Be 'SessionLost', 'SessionRestored', 'StreamGap'
            $events[0..2].RawType | Should -Be 'NETWORKERROR', 'LOGINRESULT', 'reconnect'
            Test-TelSession | Should -BeTrue
            (Get-LguLine $simulator).connections | Should -Be 1
        }

        It 'tells with -Verbose how the log-in and each command went, refused ones too' {
            $null, $said = $simulator | Connect-TelSession -Credential $simulator.Accounts[1] -Verbose 4>&1 | Sort-Object { $_ -is [System.Management.Automation.VerboseRecord] }
            "$said" | Should -Match "^LOGIN \($order\) -> OK, \d+ ms"
            $said = & { Suspend-TelCall -Session $session -Verbose -ErrorAction Ignore } 4>&1
            "$said" | Should -Match 'HOLD -> ERR, \d+ ms'
        }

        It 'finds the byte order by itself' {
            $other = $simulator | Connect-TelSession -Credential $simulator.Accounts[1]
            Test-TelSession -Session $other | Should -BeTrue
        }
    }

    Context 'Calls' {
        It 'dials (Click2Call)' {
            $call = Invoke-TelDial '01012345678' -Session $session
            $call | Should -BeOfType TelephonyOps.Call
            $call.Outcome | Should -Be 'Accepted'
            $call.Direction, $call.Device, $call.To | Should -Be 'Outbound', '3321', '01012345678'
            (Get-LguCall $simulator).Count | Should -Be 1
            (Get-LguCall $simulator)[0].dialled | Should -Be '01012345678'
            Get-HandledCount $simulator CLICKCALL | Should -Be 1
        }

        It 'says that there is no such line to dial' {
            $failure = Get-Failure { Invoke-TelDial 99 -Session $session }
            $failure.FullyQualifiedErrorId | Should -BeLike 'InvalidArgument,LguBase.ERR,*InvokeTelDialCommand'
            $failure.CategoryInfo.Category | Should -Be InvalidArgument
            $failure.TargetObject | Should -Be '99'
            Get-HandledCount $simulator CLICKCALL | Should -Be 0
        }

        It 'answers (Answer)' {
            $ringing = Start-Ring $simulator $session
            $ringing.From | Should -Be '01098765432'
            $call = $ringing | Receive-TelCall -PassThru
            $call.State | Should -Be 'Connected'
            $call.Id | Should -Be $ringing.Id
            Get-HandledCount $simulator ANSWER | Should -Be 1
            (Get-LguCall $simulator)[0].phase | Should -Be 'Talking'
        }

        It 'holds and takes back (Hold, Unhold)' {
            $null = Invoke-TelDial '01012345678'
            $call = Wait-Call $session Connected
            ($call | Suspend-TelCall -PassThru).State | Should -Be 'Held'
            (Get-LguCall $simulator)[0].held | Should -BeTrue
            ($call | Resume-TelCall -PassThru).State | Should -Be 'Connected'
            (Get-LguCall $simulator)[0].held | Should -BeFalse
        }

        It 'picks up what rings elsewhere (Pickup)' {
            $other = Connect-Index 1
            $null = Start-Ring $simulator $other
            $call = Request-TelPickup 3322 -Session $session -PassThru
            $call.State | Should -Be 'Connected'
            (Get-LguCall $simulator).Count | Should -Be 1
            Get-HandledCount $simulator PICKUP | Should -Be 1
        }

        It 'hangs up by <Name>' -ForEach @(
            @{ Name = 'the own channel (HangUp)'; Run = { $call | Stop-TelCall } }
            @{ Name = 'the other channel (HangUpDst)'; Run = { $call | Stop-TelCall -Party Remote } }
            @{ Name = 'a channel''s name (HangUpChannel)'; Run = { Stop-TelCall -Session $session -Channel (Get-LguCall $simulator)[0].source } }
        ) {
            $null = Invoke-TelDial '01012345678'
            $call = Wait-Call $session Connected
            & $Run
            Get-HandledCount $simulator HANGUP | Should -Be 1
            Wait-Until { @((Get-LguLine $simulator).calls).Count -eq 0 }
            Wait-Until { @(Get-TelCall -Session $session | Where-Object State -NE Ended).Count -eq 0 }
        }

        It 'records (StartRecord, StopRecord)' {
            $null = Invoke-TelDial '01012345678'
            $call = Wait-Call $session Connected
            $call | Start-TelRecording
            Get-HandledCount $simulator MONITOR | Should -Be 1
            $call | Stop-TelRecording
            Get-HandledCount $simulator MONITOR | Should -Be 2
        }

        It 'transfers unannounced (Transfer)' {
            $other = Connect-Index 1
            $null = Invoke-TelDial '01012345678' -Session $session
            $call = Wait-Call $session Connected
            $call | Move-TelCall -To 3322 -Mode Blind
            Get-HandledCount $simulator TRANSFER | Should -Be 1
            (Wait-Call $other Ringing).State | Should -Be 'Ringing'
            Wait-Until { @(Get-TelCall -Session $session | Where-Object State -NE Ended).Count -eq 0 }
        }

        It 'transfers after talking to the third: <Operation>' -ForEach @(
            @{ Operation = 'ATXFER'; Option = @{} }
            @{ Operation = 'ATXFERCID'; Option = @{ CallerId = '01098765432' } }
        ) {
            $null = Send-Control $simulator set @{ 'inbound-answer-ms' = 10 }
            $null = Invoke-TelDial '01012345678' -Session $session
            $call = Wait-Call $session Connected
            $call | Move-TelCall -To 3322 -Mode Attended @Option
            Get-HandledCount $simulator $Operation | Should -Be 1
        }

        It 'says that there is no call (<Name>)' -ForEach @(
            @{ Name = 'HOLD'; Run = { Suspend-TelCall -Session $session } }
            @{ Name = 'UNHOLD'; Run = { Resume-TelCall -Session $session } }
            @{ Name = 'MONITOR, start'; Run = { Start-TelRecording -Session $session } }
            @{ Name = 'MONITOR, stop'; Run = { Stop-TelRecording -Session $session } }
            @{ Name = 'TRANSFER'; Run = { Move-TelCall -Session $session -To 3322 -Mode Blind } }
            @{ Name = 'ATXFER'; Run = { Move-TelCall -Session $session -To 3322 -Mode Attended } }
            @{ Name = 'PICKUP'; Run = { Request-TelPickup 3322 -Session $session } }
            @{ Name = 'REDIRECTCONFERENCE'; Run = { Start-TelConference -Session $session } }
            @{ Name = 'ANSWER'; Run = { Receive-TelCall -Session $session } }
            @{ Name = 'HANGUP'; Run = { Stop-TelCall -Session $session } }
        ) {
            $failure = Get-Failure $Run
            $failure.FullyQualifiedErrorId | Should -BeLike 'NoActiveCall,*'
            $failure.CategoryInfo.Category | Should -Be InvalidOperation
            $failure.TargetObject | Should -Not -BeNullOrEmpty
            $failure.Exception.MayHaveTakenEffect | Should -BeFalse
            # Monitoring answers, instead of refusing: it counts as done there.
            if ($Name -notlike 'MONITOR*') { Get-HandledCount $simulator $Name | Should -Be 0 }
        }
    }

    Context 'Conferences' {
        It 'makes one of the call, invites, tells who is in, and puts one out (RedirectConference, InviteConference, GetListConfMember, RemoveConference)' {
            $null = Send-Control $simulator set @{ invite = 'direct'; 'inbound-answer-ms' = 10 }
            $null = Invoke-TelDial '01012345678'
            $null = Wait-Call $session Connected
            $conference = Start-TelConference -Session $session
            $conference | Should -BeOfType TelephonyOps.Conference
            $conference.Outcome | Should -Be 'Accepted'
            Get-HandledCount $simulator REDIRECTCONFERENCE | Should -Be 1
            $null = Add-TelConferenceMember -Session $session -To 3322
            Get-HandledCount $simulator INVITECONFERENCE | Should -Be 1
            Wait-Until { (Get-TelConference -Session $session).Members.Number -contains '3322' }
            Remove-TelConferenceMember -Session $session -Member 3322
            Get-HandledCount $simulator REMOVECONFERENCE | Should -Be 1
            Wait-Until { (Get-TelConference -Session $session).Members.Number -notcontains '3322' }
        }

        It 'brings in whom it talked to (JoinConference)' {
            $null = Invoke-TelDial '01012345678'
            $null = Wait-Call $session Connected
            Start-Consulted
            $null = Add-TelConferenceMember -Session $session -Join
            Get-HandledCount $simulator JOINCONFERENCE | Should -Be 1
            Wait-Until { @((Get-TelConference -Session $session).Members).Count -eq 3 }
        }

        It 'says that there is nobody to bring in (JoinConference)' {
            $null = Invoke-TelDial '01012345678'
            $null = Wait-Call $session Connected
            $null = Start-TelConference -Session $session
            $failure = Get-Failure { Add-TelConferenceMember -Session $session -Join }
            $failure.FullyQualifiedErrorId | Should -BeLike 'NoActiveCall,LguBase.ERR,*AddTelConferenceMemberCommand'
            $failure.Exception.MayHaveTakenEffect | Should -BeFalse
            $failure.ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
            Get-RequestCount $simulator JOINCONFERENCE | Should -Be 1
            @((Get-TelConference -Session $session).Members).Count | Should -Be 2
        }

        It 'calls several at once (CallWithConference)' {
            $null = Send-Control $simulator set @{ 'inbound-answer-ms' = 10 }
            $conference = Start-TelConference -Session $session -To '01012345678', '3322'
            $conference.Outcome | Should -Be 'Accepted'
            Get-HandledCount $simulator CALLWITHCONFERENCE | Should -Be 1
            Wait-Until { @((Get-TelConference -Session $session).Members).Count -ge 2 }
        }

        It 'invites extensions only' {
            $failure = Get-Failure { Add-TelConferenceMember -Session $session -To '01012345678' }
            $failure.FullyQualifiedErrorId | Should -BeLike 'InvalidArgument,*'
            Get-RequestCount $simulator INVITECONFERENCE | Should -Be 0
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
            $other = Connect-Index 1
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

    Context 'Events' {
        It 'tells of a call from beginning to end (RINGEVENT, CHANNELLIST, CHANNELOUT)' {
            $events = Wait-Told $session {
                $null = Invoke-TelDial '01012345678' -Session $session
                $call = Wait-Call $session Connected
                $call | Stop-TelCall
            } { $events.Type -contains 'Ended' }
            $calls = $events | Where-Object RawType -In RINGEVENT, CHANNELLIST, CHANNELOUT
            $calls.RawType | Select-Object -Unique | Should -Be 'RINGEVENT', 'CHANNELLIST', 'CHANNELOUT'
            @($calls.CallId | Select-Object -Unique).Count | Should -Be 1
            $calls[-1].Type | Should -Be 'Ended'
        }

        It 'tells scenario <Name> of the document as one call of each line' -ForEach @(
            @{ Name = '5.1' }
            @{ Name = '5.2' }
        ) {
            $events = Wait-Told $session { Invoke-Act $simulator @{ action = 'scenario'; name = $Name } } { $events.Type -contains 'Ended' }
            @($events.CallId | Select-Object -Unique).Count | Should -Be 1
            $events[-1].Type | Should -Be 'Ended'
            $events.Type | Should -Contain 'Connected'
            @(Get-TelCall -Session $session | Where-Object State -NE Ended) | Should -BeNullOrEmpty
        }

        It 'tells scenario 5.3, an internal call, as one call of each of the two lines' {
            $other = Connect-Index 1
            foreach ($line in $session, $other) { Register-TelEvent -Session $line -SourceIdentifier "line-$($line.Device)" }
            try {
                $null = Invoke-Act $simulator @{ action = 'scenario'; name = '5.3' }
                foreach ($line in $session, $other) {
                    Wait-Until { @(Get-Event -SourceIdentifier "line-$($line.Device)" -ErrorAction Ignore | Where-Object { $_.SourceArgs[0].Type -eq 'Ended' }).Count -ge 1 }
                    $events = @(Get-Event -SourceIdentifier "line-$($line.Device)" | ForEach-Object { $_.SourceArgs[0] })
                    $events.Type | Should -Be @($line.Device -eq '3322' ? 'Dialing' : 'Ringing'; 'Connected'; 'Ended')
                    $events.RawType | Should -Be 'RINGEVENT', 'CHANNELLIST', 'CHANNELOUT'
                    $call = @(Get-TelCall -Session $line -IncludeEnded)
                    $call.Count | Should -Be 1
                    $events.CallId | Select-Object -Unique | Should -Be $call[0].Id
                    $call[0].Direction | Should -Be ($line.Device -eq '3322' ? 'Outbound' : 'Inbound')
                    $call[0].From, $call[0].To, "$($call[0].State)", "$($call[0].Outcome)" | Should -Be '3322', '3321', 'Ended', 'Answered'
                }
            }
            finally {
                Get-EventSubscriber | Where-Object SourceIdentifier -Like 'line-*' | Unregister-Event
                Get-Event | Where-Object SourceIdentifier -Like 'line-*' | Remove-Event
            }
        }

        It 'numbers the events of lines that talk at the same time each for itself' {
            $other = Connect-Index 1
            Register-TelEvent PeerMessageReceived -Session $session -SourceIdentifier line-a
            Register-TelEvent PeerMessageReceived -Session $other -SourceIdentifier line-b
            try {
                $null = Invoke-Act $simulator @{ action = 'burst'; kind = 'message'; count = 5000 }
                Wait-Until { $ExecutionContext.Events.ReceivedEvents.Count -ge 10000 } 60
                (Get-Event).EventIdentifier | Sort-Object -Unique | Should -HaveCount 10000
                foreach ($name in 'line-a', 'line-b') { (Get-Event -SourceIdentifier $name).ForEach{ [int] $_.SourceArgs[0].Text.Substring(0, 10) } | Should -Be (1..5000) }
            }
            finally {
                Get-EventSubscriber | Where-Object SourceIdentifier -Like 'line-*' | Unregister-Event
                Get-Event | Where-Object SourceIdentifier -Like 'line-*' | Remove-Event
            }
        }

        It 'follows an internal call that two sessions make, answer and end' {
            $other = Connect-Index 1
            $made = Invoke-TelDial 3322 -Session $session
            $ringing = Wait-Call $other Ringing
            $ringing.Direction, $ringing.From, $ringing.To | Should -Be 'Inbound', '3321', '3322'
            $null = $ringing | Receive-TelCall
            (Wait-Call $session Connected).Id | Should -Be $made.Id
            $made | Stop-TelCall
            foreach ($line in $session, $other) { Wait-Until { @(Get-TelCall -Session $line | Where-Object State -NE Ended).Count -eq 0 } }
            foreach ($line in $session, $other) { @(Get-TelCall -Session $line -IncludeEnded).Count | Should -Be 1 }
        }

        It 'tells of <Raw> as <Type>' -ForEach @(
            @{ Raw = 'CDREVENT'; Type = 'CallRecorded'; Body = 'CDREVENT|CHANNEL:SIP/3321-09b1|UNIQUEID:1234.5|' }
            @{ Raw = 'CMDRESULT'; Type = 'CommandCompleted'; Body = 'CMDRESULT|CMD:HOLD|RES:OK' }
            @{ Raw = 'CMDRESULTEND'; Type = 'CommandCompleted'; Body = 'CMDRESULTEND|CMD:HISTORY' }
            @{ Raw = 'CMDERROR'; Type = 'CommandCompleted'; Body = 'CMDERROR|CMD:NONSENSE|MSG:unknown' }
            @{ Raw = 'BRANDNEW'; Type = 'Unknown'; Body = 'BRANDNEW|A:1|MSG:새 소식' }
        ) {
            $event = @(Wait-Told $session { Invoke-Act $simulator @{ action = 'event'; line = '3321'; body = $Body } } { $events.Count -ge 1 })[0]
            $event.RawType, $event.Type | Should -Be $Raw, $Type
            $event.Raw | Should -Be $Body
        }

        It 'tells of a message (RECVSMS)' {
            $event = @(Wait-Told $session { Invoke-Act $simulator @{ action = 'sms'; to = '3321'; from = '01098765432'; text = '안녕: 하세요' } } { $events.Count -ge 1 })[0]
            $event.Type, $event.RawType, $event.From, $event.Text | Should -Be 'MessageReceived', 'RECVSMS', '01098765432', '안녕: 하세요'
        }

        It 'tells of a conference (CONFERENCEEVENT)' {
            $events = Wait-Told $session {
                $null = Invoke-TelDial '01012345678' -Session $session
                $null = Wait-Call $session Connected
                $null = Start-TelConference -Session $session
            } { $events.RawType -contains 'CONFERENCEEVENT' }
            ($events | Where-Object RawType -EQ CONFERENCEEVENT)[0].Text | Should -Be 'CONFMEMBERADD'
        }

        It 'watches, waits, and leaves nothing behind' {
            $enough = [System.Threading.ManualResetEventSlim]::new()
            $job = Start-ThreadJob -ArgumentList $simulator, $enough {
                param($simulator, $enough)
                $body = @{ action = 'burst'; line = '3321'; count = 1; kind = 'message' } | ConvertTo-Json
                $watch = [System.Diagnostics.Stopwatch]::StartNew()
                while (-not $enough.IsSet -and $watch.Elapsed.TotalSeconds -lt 60) { $null = Invoke-RestMethod -Uri "$($simulator.Control)act" -Method Post -ContentType application/json -Body $body }
            }
            try {
                $events = @(Watch-TelEvent -Session $session -Device 3321 | Select-Object -First 3)
                $events.Count | Should -Be 3
                (Wait-TelEvent -Session $session -EventType PeerMessageReceived -Timeout 20).Type | Should -Be 'PeerMessageReceived'
            }
            finally {
                $enough.Set()
                $null = $job | Receive-EndedJob
            }
            Get-EventSubscriber | Should -BeNullOrEmpty
            (Get-LguLine $simulator).connections | Should -Be 1

            # The server hears of the end of the former test's connections a little after the client.
            Wait-Until { (Get-ControlState $simulator).connections.open -eq 1 }
        }
    }

    Context 'What would break the framing' {
        It 'is refused before anything is sent: <Name>' -ForEach @(
            foreach ($bad in @{ Sign = '|'; Word = '|' }, @{ Sign = "`r"; Word = 'CR' }, @{ Sign = "`n"; Word = 'LF' }) {
                @{ Name = "$($bad.Word) in a message"; Operation = 'SENDSMS'; Sign = $bad.Sign; Run = { Send-TelMessage -To '01011112222' -Text "a${Sign}b" } }
                @{ Name = "$($bad.Word) in a peer message"; Operation = 'SENDPEERMSG'; Sign = $bad.Sign; Run = { Send-TelMessage -To '3322' -Text "a${Sign}b" -Type Peer } }
                @{ Name = "$($bad.Word) in a contact"; Operation = 'MAGADDRLIST'; Sign = $bad.Sign; Run = { Add-TelContact "a${Sign}b" -Number '01012345678' } }
                @{ Name = "$($bad.Word) in a room"; Operation = 'CALLWITHCONFERENCE'; Sign = $bad.Sign; Run = { Start-TelConference -To '3322' -Room "a${Sign}b" } }
                @{ Name = "$($bad.Word) in a channel"; Operation = 'HANGUP'; Sign = $bad.Sign; Run = { Stop-TelCall -Channel "SIP/1${Sign}2" } }
                @{ Name = "$($bad.Word) in an argument"; Operation = 'GETPEERINFO'; Sign = $bad.Sign; Run = { Invoke-TelCommand GETPEERINFO @{ PEERS = "3321${Sign}X=1" } } }
            }
            @{ Name = '^ in a contact''s name'; Operation = 'MAGADDRLIST'; Sign = '^'; Run = { Add-TelContact 'a^b' -Number '01012345678' } }
            @{ Name = '^ in a contact''s memo'; Operation = 'MAGADDRLIST'; Sign = '^'; Run = { Add-TelContact 'a' -Number '01012345678' -Memo 'a^b' } }
        ) {
            $failure = Get-Failure $Run
            $failure.FullyQualifiedErrorId | Should -BeLike 'InvalidArgument,*Command'
            $failure.CategoryInfo.Category | Should -Be InvalidArgument
            $failure.ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
            $failure.Exception.MayHaveTakenEffect | Should -BeFalse
            Get-RequestCount $simulator $Operation | Should -Be 0
            Test-TelSession | Should -BeTrue
        }
    }

    Context 'A cut connection' {
        It 'during <Operation>: it may have taken effect, and is not done again' -ForEach @(
            @{ Operation = 'CLICKCALL'; Run = { Invoke-TelDial '01012345678' -Session $session } }
            @{ Operation = 'HOLD'; NeedsCall = $true; Run = { Suspend-TelCall -Session $session } }
            @{ Operation = 'MONITOR'; NeedsCall = $true; Run = { Start-TelRecording -Session $session } }
            @{ Operation = 'HANGUP'; NeedsCall = $true; Run = { Stop-TelCall -Session $session } }
            @{ Operation = 'TRANSFER'; NeedsCall = $true; Run = { Move-TelCall -Session $session -To 3322 -Mode Blind } }
            @{ Operation = 'REDIRECTCONFERENCE'; NeedsCall = $true; Run = { Start-TelConference -Session $session } }
            @{ Operation = 'SENDSMS'; Run = { Send-TelMessage -Session $session -To '01011112222' -Text 'hello' } }
            @{ Operation = 'MAGADDRLIST'; Run = { Add-TelContact 'a' -Session $session -Number '01012345678' } }
            @{ Operation = 'ANSWER'; First = { Start-Ring $simulator $session }; Run = { Receive-TelCall -Session $session } }
            @{ Operation = 'PICKUP'; First = { Start-Ring $simulator (Connect-Index 1) }; Run = { Request-TelPickup 3322 -Session $session } }
            @{ Operation = 'UNHOLD'; NeedsCall = $true; First = { Suspend-TelCall -Session $session }; Run = { Resume-TelCall -Session $session } }
            @{ Operation = 'ATXFER'; NeedsCall = $true; Run = { Move-TelCall -Session $session -To 3322 -Mode Attended } }
            @{ Operation = 'ATXFERCID'; NeedsCall = $true; Run = { Move-TelCall -Session $session -To 3322 -Mode Attended -CallerId '01012345678' } }
            @{ Operation = 'CALLWITHCONFERENCE'; Run = { Start-TelConference -Session $session -To '01012345678', '3322' } }
            @{ Operation = 'INVITECONFERENCE'; NeedsCall = $true; First = { Start-TelConference -Session $session }; Run = { Add-TelConferenceMember -Session $session -To 3322 } }
            @{ Operation = 'JOINCONFERENCE'; NeedsCall = $true; First = { Start-Consulted }; Run = { Add-TelConferenceMember -Session $session -Join } }
            @{ Operation = 'REMOVECONFERENCE'; NeedsCall = $true; First = { Start-Consulted -Direct }; Run = { Remove-TelConferenceMember -Session $session -Member 3322 } }
            @{ Operation = 'SENDPEERMSG'; Run = { Send-TelMessage -Session $session -To 3322 -Text 'hello' -Type Peer } }
        ) {
            if ($_['NeedsCall']) {
                $null = Invoke-TelDial '01099998888' -Session $session
                $null = Wait-Call $session Connected
            }
            if ($_['First']) { $null = & $_.First }
            Add-Fault $simulator @{ operation = $Operation; kind = 'drop-after' }
            $failure = Get-Failure $Run
            $failure.FullyQualifiedErrorId | Should -BeLike 'Unavailable,*Command'
            $failure.CategoryInfo.Category | Should -Be ResourceUnavailable
            $failure.Exception.MayHaveTakenEffect | Should -BeTrue
            $failure.ErrorDetails.RecommendedAction | Should -BeLike '*before you repeat it*'
            Wait-Until { (Get-LguLine $simulator).connections -eq 1 }
            Get-HandledCount $simulator $Operation | Should -Be 1
            Get-RequestCount $simulator $Operation | Should -Be 1
        }

        It 'during MAGADDRLIST MOD: the whole entry is written again' {
            $before = Get-TelContact -Session $session -First 1

            # The entry is read before it is written: those reads are left alone.
            foreach ($read in 1, 2) { Add-Fault $simulator @{ operation = 'MAGADDRLIST'; kind = 'delay'; delayMs = 1 } }
            Add-Fault $simulator @{ operation = 'MAGADDRLIST'; kind = 'drop-after' }
            $requests = Get-RequestCount $simulator MAGADDRLIST
            Set-TelContact $before.Id -Session $session -Memo '새 메모'
            Get-RequestCount $simulator MAGADDRLIST | Should -Be ($requests + 4)
            (Get-TelContact -Session $session | Where-Object Id -EQ $before.Id).Memo | Should -Be '새 메모'
        }

        It 'before an action was done: nobody can know, and it is not done again' {
            Add-Fault $simulator @{ operation = 'CLICKCALL'; kind = 'drop-before' }
            $failure = Get-Failure { Invoke-TelDial '01012345678' -Session $session }
            $failure.FullyQualifiedErrorId | Should -BeLike 'Unavailable,*InvokeTelDialCommand'
            $failure.TargetObject | Should -Be '01012345678'
            $failure.Exception.MayHaveTakenEffect | Should -BeTrue
            Wait-Until { (Get-LguLine $simulator).connections -eq 1 }
            Get-HandledCount $simulator CLICKCALL | Should -Be 0
            Get-RequestCount $simulator CLICKCALL | Should -Be 1
        }

        It 'during SETFORWARD: what sets a state is set again' {
            Add-Fault $simulator @{ operation = 'SETFORWARD'; kind = 'drop-after' }
            Set-TelForward -Session $session -To '01055556666'
            Get-HandledCount $simulator SETFORWARD | Should -Be 2
            (Get-LguLine $simulator).forwardedTo | Should -Be '01055556666'
        }

        It 'during <Operation>: it is asked for again' -ForEach @(
            @{ Operation = 'GETPEERINFO'; Run = { Get-TelDevice 3322 -Session $session }; Count = 1 }
            @{ Operation = 'GETRECORDLIST'; Run = { Get-TelRecording -Session $session }; Count = 5 }
            @{ Operation = 'GETCALLHISTORY'; Run = { Get-TelCallHistory -Session $session -Direction Outbound }; Count = 12 }
            @{ Operation = 'MAGADDRLIST'; Run = { Get-TelContact -Session $session }; Count = 4 }
            @{ Operation = 'GETSTATUSPEERS'; Run = { Get-TelCallStatus 3321, 3322 -Session $session }; Count = 2 }
        ) {
            Add-Fault $simulator @{ operation = $Operation; kind = 'drop-after' }
            @(& $Run).Count | Should -Be $Count
            Get-HandledCount $simulator $Operation | Should -Be 2
        }
    }
}
