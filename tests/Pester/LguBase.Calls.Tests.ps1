# LGUBase's calls and conferences, through their commands, against the exchange's own view of its lines, in both byte orders.
Describe 'LGUBase calls, <_> endian' -ForEach 'Big', 'Little' {
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
            $other = Connect-Line $simulator 1 $order
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
            $other = Connect-Line $simulator 1 $order
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
            Start-Conference $session -With Consulted
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
}
