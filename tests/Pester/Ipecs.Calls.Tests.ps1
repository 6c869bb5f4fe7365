BeforeAll {
    . $PSScriptRoot/IpecsCommon.ps1
    $simulator = Start-TelSimulator -Provider Ipecs
}

AfterAll {
    Get-TelSession | Disconnect-TelSession
    Get-TelSimulator | Stop-TelSimulator
}

Describe 'Invoke-TelDial' {
    BeforeEach { $session = Reset-Box $simulator }

    It 'rings the other station, and gives the system''s own call' {
        $call = Invoke-TelDial 1001 -Device 1000
        $call | Should -BeOfType TelephonyOps.Call
        $call.Session | Should -Be 'Ipecs1'
        $call.Device | Should -Be '1000'
        $call.Direction | Should -Be 'Outbound'
        $call.From | Should -Be '1000'
        $call.To | Should -Be '1001'
        $call.State | Should -Be 'Dialing'
        $call.Outcome | Should -Be 'Accepted'
        $call.StartedAt.Offset.TotalHours | Should -Be 9
        $placed = Get-SwitchCall $simulator
        $placed.Count | Should -Be 1
        $placed[0].refId | Should -Be $call.Id
        $placed[0].parties | Should -Contain '1001:Ringing'
        (Get-TelCall).Id | Should -Be $call.Id
    }

    It 'takes an outside number as people write it' {
        $call = Invoke-TelDial '010-1234-5678' -Device 1000
        $call.To | Should -Be '01012345678'
        (Get-SwitchCall $simulator)[0].calledDn | Should -Be '01012345678'
    }

    It 'needs to know who dials: a server account has no line of its own' {
        $failure = Get-Failure { Invoke-TelDial 1001 }
        $failure.FullyQualifiedErrorId | Should -BeLike 'InvalidArgument,*InvokeTelDialCommand'
        $failure.ErrorDetails.RecommendedAction | Should -BeLike '*-Device*'
        Get-RequestCount $simulator make | Should -Be 0
    }

    It 'says that <Why>' -ForEach @(
        @{ Why = 'the own device is unknown'; Device = '1999'; To = '1001'; Id = 'NotFound,Ipecs.104,*'; Category = 'ObjectNotFound' }
        @{ Why = 'the number is unknown'; Device = '1000'; To = '1999'; Id = 'NotFound,Ipecs.105,*'; Category = 'ObjectNotFound' }
        @{ Why = 'the own device has no licence'; Device = '1011'; To = '1001'; Id = 'Permission,Ipecs.143,*'; Category = 'PermissionDenied' }
    ) {
        $failure = Get-Failure { Invoke-TelDial $To -Device $Device }
        $failure.FullyQualifiedErrorId | Should -BeLike $Id
        $failure.CategoryInfo.Category | Should -Be $Category
        $failure.TargetObject | Should -Be $To
        Get-SwitchCall $simulator | Should -BeNullOrEmpty
        Get-TelCall | Should -BeNullOrEmpty
    }

    It 'does not dial out of another call' {
        $null = Start-Talk $session
        $failure = Get-Failure { Invoke-TelDial 1002 -Device 1000 }
        $failure.FullyQualifiedErrorId | Should -BeLike 'NoActiveCall,Ipecs.203,*'
        (Get-SwitchCall $simulator).Count | Should -Be 1
    }

    It 'says what this vendor cannot: <_>' -ForEach '-CallerId 0212345678', '-Record All', '-AutoAnswer' {
        $failure = Get-Failure ([scriptblock]::Create("Invoke-TelDial 1001 -Device 1000 $_"))
        $failure.FullyQualifiedErrorId | Should -BeLike 'NotSupported,*'
        Get-RequestCount $simulator make | Should -Be 0
    }

    It 'works without call tracking, with a call that has an id of ours' {
        $null = Send-Control $simulator set @{ 'call-tracking' = 'false' }
        $call = Invoke-TelDial 1001 -Device 1000
        $call.Id | Should -BeLike 'Ipecs1-*'
        Receive-TelCall -Device 1001
        $call | Stop-TelCall
        Get-SwitchCall $simulator | Should -BeNullOrEmpty
    }
}

Describe 'A call' {
    BeforeEach { $session = Reset-Box $simulator }

    It 'is answered, held, retrieved and ended down one pipeline' {
        $call = Invoke-TelDial 1001 -Device 1000
        (Receive-TelCall -Device 1001 -PassThru).State | Should -Be 'Connected'
        (Get-Station $simulator 1001).status | Should -Be 'stn_talk'
        ($call | Suspend-TelCall -PassThru).State | Should -Be 'Held'
        (Get-Station $simulator 1000).status | Should -Be 'hold'
        ($call | Resume-TelCall -PassThru).State | Should -Be 'Connected'
        (Get-Station $simulator 1000).status | Should -Be 'stn_talk'
        ($call | Stop-TelCall -PassThru).State | Should -Be 'Ended'
        (Get-Station $simulator 1000).status | Should -Be 'idle'
        Get-SwitchCall $simulator | Should -BeNullOrEmpty
        Get-TelCall | Should -BeNullOrEmpty
        (Get-TelCall -IncludeEnded).Id | Should -Be $call.Id
    }

    It 'says nothing without -PassThru' {
        $call = Invoke-TelDial 1001 -Device 1000
        Receive-TelCall -Device 1001 | Should -BeNullOrEmpty
        $call | Suspend-TelCall | Should -BeNullOrEmpty
        $call | Resume-TelCall | Should -BeNullOrEmpty
        $call | Send-TelDigit -Digits '1' | Should -BeNullOrEmpty
        $call | Stop-TelCall | Should -BeNullOrEmpty
    }

    It 'is rejected while it rings' {
        $call = Invoke-TelDial 1001 -Device 1000
        (Deny-TelCall -Device 1001 -PassThru).State | Should -Be 'Ended'
        (Get-Station $simulator 1001).status | Should -Be 'idle'
    }

    It 'from outside is answered as soon as it is known by an event' {
        $null = Add-TelMonitor 1003
        $job = Start-Traffic $simulator @{ action = 'ring'; from = '01012345678'; to = '1003' }
        $ring = Watch-TelEvent Ringing -Device 1003 | Select-Object -First 1
        $null = $job | Receive-EndedJob
        $ring.Device | Should -Be '1003'
        Receive-TelCall $ring.CallId -Device 1003
        (Get-Station $simulator 1003).status | Should -Be 'trk_talk'
    }

    It 'sends digits' {
        $null = Start-Talk $session
        Send-TelDigit '12*#' -Device 1000
        Send-TelDigit '3' -Device 1000
        (Get-Station $simulator 1000).digits | Should -Be '12*#3'
    }

    It 'sends no letters: <_>' -ForEach '12a', '+82' {
        $null = Start-Talk $session
        $digits = $_
        $failure = Get-Failure { Send-TelDigit $digits -Device 1000 }
        $failure.FullyQualifiedErrorId | Should -BeLike 'InvalidArgument,*'
        $failure.CategoryInfo.Category | Should -Be InvalidArgument
        $failure.TargetObject | Should -Be $digits
        Get-RequestCount $simulator dial_digit | Should -Be 0
    }

    It 'is unknown by an id that never was, here' {
        $failure = Get-Failure { Suspend-TelCall 4711 -Device 1000 }
        $failure.FullyQualifiedErrorId | Should -BeLike 'NotFound,*SuspendTelCallCommand'
        $failure.TargetObject | Should -Be '4711'
        Get-RequestCount $simulator hold | Should -Be 0
    }

    It 'is unknown by a wrong callRefID, there' {
        $call = Start-Talk $session
        $null = Invoke-Act $simulator @{ action = 'hangup'; device = '1000' }
        $failure = Get-Failure { $call | Suspend-TelCall }
        $failure.FullyQualifiedErrorId | Should -BeLike 'NotFound,Ipecs.106,*'
        $failure.CategoryInfo.Category | Should -Be ObjectNotFound
        $failure.TargetObject.Id | Should -Be $call.Id
    }

    It 'cannot be ended for the other party, by channel or as inbound: <_>' -ForEach '-Party Remote', '-Channel x', '-Inbound' {
        $null = Start-Talk $session
        (Get-Failure ([scriptblock]::Create("Stop-TelCall -Device 1000 $_"))).FullyQualifiedErrorId | Should -BeLike 'NotSupported,*'
        (Get-SwitchCall $simulator).Count | Should -Be 1
    }

    It 'is not there: <Name>' -ForEach @(
        @{ Name = 'Stop-TelCall'; Code = '205' }
        @{ Name = 'Suspend-TelCall'; Code = '*' }
        @{ Name = 'Receive-TelCall'; Code = '*' }
        @{ Name = 'Deny-TelCall'; Code = '205' }
    ) {
        $failure = Get-Failure { & $Name -Device 1000 }
        $failure.FullyQualifiedErrorId | Should -BeLike "NoActiveCall,Ipecs.$Code,*"
        $failure.CategoryInfo.Category | Should -Be InvalidOperation
        $failure.ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
    }

    It 'in the wrong state is refused' {
        $call = Start-Talk $session
        (Get-Failure { $call | Resume-TelCall }).FullyQualifiedErrorId | Should -BeLike 'NoActiveCall,Ipecs.201,*'
        $call | Suspend-TelCall
        (Get-Failure { $call | Suspend-TelCall }).FullyQualifiedErrorId | Should -BeLike 'NoActiveCall,Ipecs.202,*'
        (Get-Failure { Receive-TelCall -Device 1001 }).FullyQualifiedErrorId | Should -BeLike 'NoActiveCall,Ipecs.204,*'
    }
}

Describe 'Transfer' {
    BeforeEach {
        $session = Reset-Box $simulator
        $call = Start-Talk $session
    }

    It 'in one step, ends the own part' {
        ($call | Move-TelCall -To 1002 -PassThru).State | Should -Be 'Ended'
        $null = Invoke-Act $simulator @{ action = 'answer'; device = '1002' }
        (Get-Station $simulator 1000).status | Should -Be 'idle'
        (Get-SwitchCall $simulator)[0].parties | Sort-Object | Should -Be '1001:Connected', '1002:Connected'
    }

    It 'in one step to a busy station, is refused and changes nothing' {
        $null = Start-Talk $session '1002' '1003'
        $failure = Get-Failure { $call | Move-TelCall -To 1003 }
        $failure.FullyQualifiedErrorId | Should -BeLike 'Busy,Ipecs.140,*'
        $failure.CategoryInfo.Category | Should -Be ResourceBusy
        (Get-Station $simulator 1000).status | Should -Be 'stn_talk'
    }

    It 'attended, consults first and is completed down the pipeline' {
        $consultation = $call | Move-TelCall -To 1002 -Mode Attended -PassThru
        $consultation.Id | Should -Not -Be $call.Id
        $consultation.To | Should -Be '1002'
        (Get-TelCall $call.Id).State | Should -Be 'Held'
        $consultation | Receive-TelCall -Device 1002
        $done = $consultation | Complete-TelTransfer -PassThru
        $done.Id | Should -Be $call.Id -Because 'the held call goes on'
        $parties = (Get-SwitchCall $simulator)
        $parties.Count | Should -Be 1
        $parties[0].refId | Should -Be $call.Id
        $parties[0].parties | Sort-Object | Should -Be '1001:Connected', '1002:Connected'
    }

    It 'attended, needs no -Call: the pair is known' {
        $consultation = Start-TelConsultation 1002 -Device 1000
        $consultation | Receive-TelCall -Device 1002
        (Complete-TelTransfer -Device 1000 -PassThru).Id | Should -Be $call.Id
        (Get-Station $simulator 1000).status | Should -Be 'idle'
    }

    It 'attended, is given up and the held call taken back' {
        $consultation = $call | Start-TelConsultation -To 1002
        $back = Switch-TelCall -Device 1000 -PassThru
        $back.Id | Should -Be $call.Id
        $back.State | Should -Be 'Connected'
        (Get-SwitchCall $simulator)[0].parties | Sort-Object | Should -Be '1000:Connected', '1001:Connected'
        (Get-Station $simulator 1002).status | Should -Be 'idle'
    }

    It 'by reroute, moves a ringing call' {
        $ringing = Invoke-TelDial 1003 -Device 1002
        Move-TelCall 1004 -Mode Reroute -Call $ringing -Device 1003
        (Get-Station $simulator 1003).status | Should -Be 'idle'
        (Get-Station $simulator 1004).status | Should -Be 'ring'
    }

    It 'by reroute, gives a queued call to an agent in the name of the group' {
        Connect-TelAgent 7001 -Group 620 -Device 1005
        Set-TelAgentState 7001 -State NotReady -Group 620 -Device 1005
        $queued = Invoke-TelDial 620 -Device 1004
        (Get-SwitchCall $simulator | Where-Object refId -EQ $queued.Id).parties | Should -Be '1004:Queued'
        Move-TelCall 1005 -Mode Reroute -Call $queued -Device 620
        (Get-Station $simulator 1005).status | Should -Be 'ring'
    }

    It 'without a held call is refused' {
        $failure = Get-Failure { $call | Complete-TelTransfer }
        $failure.FullyQualifiedErrorId | Should -BeLike 'NoActiveCall,Ipecs.201,*'
        $failure.CategoryInfo.Category | Should -Be InvalidOperation
    }

    It 'does not offer <_>' -ForEach '-CallerId 0212345678', '-Display Own' {
        (Get-Failure ([scriptblock]::Create("Move-TelCall 1002 -Device 1000 $_"))).FullyQualifiedErrorId | Should -BeLike 'NotSupported,*'
        Get-RequestCount $simulator 1step_transfer | Should -Be 0
    }
}

Describe 'Parking' {
    BeforeEach {
        $session = Reset-Box $simulator
        $call = Start-Talk $session
    }

    It 'gives the place, and the parked call comes back down the pipeline' {
        $parked = $call | Suspend-TelCall -Park
        $parked.ParkingLocation | Should -Be '1'
        (Get-SwitchCall $simulator)[0].parkedAt | Should -Be 1
        ($parked | Resume-TelCall -PassThru).State | Should -Be 'Connected'
        (Get-SwitchCall $simulator)[0].parties | Sort-Object | Should -Be '1000:Connected', '1001:Connected'
    }

    It 'is taken by another station from its place' {
        $null = $call | Suspend-TelCall -Park
        $taken = Resume-TelCall -ParkingLocation 1 -Device 1002 -PassThru
        $taken.Device | Should -Be '1002'
        $taken.Id | Should -Be $call.Id
        $taken.ParkingLocation | Should -BeNullOrEmpty
        (Get-SwitchCall $simulator)[0].parties | Sort-Object | Should -Be '1001:Connected', '1002:Connected'
    }

    It 'has nothing in an empty place' {
        $failure = Get-Failure { Resume-TelCall -ParkingLocation 7 -Device 1002 }
        $failure.FullyQualifiedErrorId | Should -BeLike 'InvalidArgument,Ipecs.107,*'
    }

    It 'has no such place: <_>' -ForEach 'abc', '1000', '-1' {
        $place = $_
        (Get-Failure { Resume-TelCall -ParkingLocation $place -Device 1002 }).FullyQualifiedErrorId | Should -BeLike 'InvalidArgument,*'
        Get-RequestCount $simulator unpark | Should -Be 0
    }
}

Describe 'Pickup' {
    BeforeEach {
        $session = Reset-Box $simulator
        $call = Invoke-TelDial 1001 -Device 1000
    }

    It 'takes what rings at <_>' -ForEach '1001', 'the group' {
        $picked = $_ -eq '1001' ? (Request-TelPickup 1001 -Device 1002 -PassThru) : (Request-TelPickup -Device 1002 -PassThru)
        $picked.Device | Should -Be '1002'
        $picked.State | Should -Be 'Connected'
        (Get-SwitchCall $simulator)[0].parties | Sort-Object | Should -Be '1000:Connected', '1002:Connected'
    }

    It 'finds nothing where nothing rings' {
        $failure = Get-Failure { Request-TelPickup 1003 -Device 1002 }
        $failure.FullyQualifiedErrorId | Should -BeLike 'Unavailable,Ipecs.101,*'
        (Get-Station $simulator 1001).status | Should -Be 'ring'
    }
}

Describe 'Busy services' {
    BeforeEach {
        $session = Reset-Box $simulator
        $call = Start-BusyTone $session
    }

    It '<Type> <Does>' -ForEach @(
        @{ Type = 'CampOn'; Does = 'waits for the other'; Parties = '1000:Camping' }
        @{ Type = 'CallWait'; Does = 'rings during the other call'; Parties = '1001:Ringing' }
        @{ Type = 'Intrude'; Does = 'makes a conference'; Parties = '1000:Connected' }
    ) {
        $served = $call | Invoke-TelBusyService $Type -PassThru
        $served | Should -BeOfType TelephonyOps.Call
        (Get-SwitchCall $simulator | Where-Object refId -EQ $served.Id).parties | Should -Contain $Parties
    }

    It 'Callback is asked for and taken back' {
        $call | Invoke-TelBusyService Callback
        (Get-Station $simulator 1000).callBack | Should -Be '1001'
        Remove-TelCallbackRequest 1000
        (Get-Station $simulator 1000).PSObject.Properties['callBack']?.Value | Should -BeNullOrEmpty
        $failure = Get-Failure { Remove-TelCallbackRequest 1000 }
        $failure.FullyQualifiedErrorId | Should -BeLike 'Conflict,Ipecs.147,*'
        $failure.TargetObject | Should -Be '1000'
    }

    It 'are for the busy tone only' {
        (Get-Failure { Invoke-TelBusyService CampOn -Device 1001 }).FullyQualifiedErrorId | Should -BeLike 'Conflict,Ipecs.147,*'
    }

    It 'may be forbidden' {
        $null = Send-Control $simulator set @{ intrusion = 'false' }
        $failure = Get-Failure { $call | Invoke-TelBusyService Intrude }
        $failure.FullyQualifiedErrorId | Should -BeLike 'Permission,Ipecs.143,*'
        $failure.CategoryInfo.Category | Should -Be PermissionDenied
    }
}

Describe 'A conference' {
    BeforeEach { $session = Reset-Box $simulator }

    It 'is made of the held and the active call' {
        $call, $consultation = Start-TalkWithTwo $session Conference
        $conference = Start-TelConference -Device 1000
        $conference | Should -BeOfType TelephonyOps.Conference
        $conference.Outcome | Should -Be 'Accepted'
        $conference.Members.Number | Sort-Object | Should -Be '1001', '1002'
        (Get-SwitchCall $simulator)[0].isConference | Should -BeTrue
        (Get-Station $simulator 1000).status | Should -Be 'conf'
    }

    It 'needs two calls' {
        $null = Start-Talk $session
        (Get-Failure { Start-TelConference -Device 1000 }).FullyQualifiedErrorId | Should -BeLike 'NoActiveCall,Ipecs.201,*'
    }

    It 'takes no numbers and no room' {
        (Get-Failure { Start-TelConference 1002 -Device 1000 }).FullyQualifiedErrorId | Should -BeLike 'NotSupported,*'
        (Get-Failure { Start-TelConference -Room 1 -Device 1000 }).FullyQualifiedErrorId | Should -BeLike 'NotSupported,*'
        Get-RequestCount $simulator conference | Should -Be 0
    }
}

Describe 'A conference group' {
    BeforeEach { $session = Reset-Box $simulator }

    It 'is started, changed and ended' {
        $conference = Start-TelConference -Group 1 -Device 1000
        $conference.Group | Should -Be '1'
        $conference.Device | Should -Be '1000'
        $null = Invoke-Act $simulator @{ action = 'answer'; device = '1001' }
        (Get-Station $simulator 1001).status | Should -Be 'conf'

        $added = Add-TelConferenceMember 1006 -Index 5 -Group 1 -Device 1000 -PassThru
        $added.Members[0].Number | Should -Be '1006'
        $added.Members[0].Index | Should -Be 5
        (Get-Station $simulator 1006).status | Should -Be 'ring'

        $muted = Set-TelConferenceMember 1 $true -Group 1 -Device 1000 -PassThru
        $muted.Members[0].Muted | Should -BeTrue
        Set-TelConferenceMember 1 $false -Group 1 -Device 1000

        Remove-TelConferenceMember -Index 5 -Group 1 -Device 1000
        (Get-Station $simulator 1006).status | Should -Be 'idle'
        Stop-TelConference -Device 1000
        Get-SwitchCall $simulator | Should -BeNullOrEmpty
    }

    It 'takes an outside number as a trunk member' {
        $null = Start-TelConference -Group 1 -Device 1000
        Add-TelConferenceMember '01012345678' -Index 6 -MemberType Co -Group 1 -Device 1000
        (Get-SwitchCall $simulator)[0].parties -like '01012345678:*' | Should -HaveCount 1
    }

    It 'has an index: <_> is refused before it is sent' -ForEach 0, 266, 'x' {
        $group = $_
        (Get-Failure { Start-TelConference -Group $group -Device 1000 }).FullyQualifiedErrorId | Should -BeLike 'InvalidArgument,*'
        Get-RequestCount $simulator confgroup | Should -Be 0
    }

    It 'has to be there, and is started once' {
        (Get-Failure { Start-TelConference -Group 50 -Device 1000 }).FullyQualifiedErrorId | Should -BeLike 'InvalidArgument,Ipecs.111,*'
        $null = Start-TelConference -Group 1 -Device 1000
        (Get-Failure { Start-TelConference -Group 1 -Device 1007 }).FullyQualifiedErrorId | Should -BeLike 'Conflict,Ipecs.147,*'
    }

    It 'is changed by who started it' {
        $null = Start-TelConference -Group 1 -Device 1000
        (Get-Failure { Remove-TelConferenceMember -Index 1 -Group 1 -Device 1004 }).FullyQualifiedErrorId | Should -BeLike 'Permission,Ipecs.143,*'
        (Get-Failure { Stop-TelConference -Device 1004 }).FullyQualifiedErrorId | Should -BeLike 'NoActiveCall,Ipecs.205,*'
    }

    It 'needs to be named, and the member''s place' {
        (Get-Failure { Add-TelConferenceMember 1006 -Index 5 -Device 1000 }).ErrorDetails.RecommendedAction | Should -BeLike '*-Group*'
        (Get-Failure { Add-TelConferenceMember 1006 -Group 1 -Device 1000 }).ErrorDetails.RecommendedAction | Should -BeLike '*-Index*'
        Get-RequestCount $simulator confgroup_callee | Should -Be 0
    }
}

Describe 'A conference room' {
    BeforeEach { $session = Reset-Box $simulator }

    It 'is opened, seen and closed' {
        (Get-TelConferenceRoom 3 -Device 1000).IsOpen | Should -BeFalse
        $opened = Open-TelConferenceRoom 3 -Device 1000 -PassThru
        $opened | Should -BeOfType TelephonyOps.ConferenceRoom
        $opened.Room | Should -Be '3'
        $opened.IsOpen | Should -BeTrue
        $null = Invoke-Act $simulator @{ action = 'join-room'; device = '1004'; room = 3 }
        $room = Get-TelConferenceRoom 3 -Device 1000
        $room.IsOpen | Should -BeTrue
        $room.Members.Number | Should -Be '1004'
        (Close-TelConferenceRoom 3 -Device 1000 -PassThru).IsOpen | Should -BeFalse
        $room = Get-TelConferenceRoom 3 -Device 1000
        $room.IsOpen | Should -BeFalse
        $room.Members | Should -BeNullOrEmpty
    }

    It 'is closed with its password only' {
        $password = ConvertTo-SecureString '4321' -AsPlainText -Force
        Open-TelConferenceRoom 4 -Device 1000 -Password $password
        $failure = Get-Failure { Close-TelConferenceRoom 4 -Device 1000 }
        $failure.FullyQualifiedErrorId | Should -BeLike 'Authentication,Ipecs.149,*'
        $failure.CategoryInfo.Category | Should -Be AuthenticationError
        (Get-TelConferenceRoom 4 -Device 1000).IsOpen | Should -BeTrue
        Close-TelConferenceRoom 4 -Device 1000 -Password $password
        (Get-TelConferenceRoom 4 -Device 1000).IsOpen | Should -BeFalse
    }

    It 'is not opened twice' {
        Open-TelConferenceRoom 3 -Device 1000
        (Get-Failure { Open-TelConferenceRoom 3 -Device 1000 }).FullyQualifiedErrorId | Should -BeLike 'Conflict,Ipecs.147,*'
    }

    It 'has an index that the document knows: <_> is not sent' -ForEach 0, 201, 'x' {
        $room = $_
        foreach ($verb in 'Get', 'Open', 'Close') {
            $failure = Get-Failure { & "$verb-TelConferenceRoom" $room -Device 1000 }
            $failure.FullyQualifiedErrorId | Should -BeLike 'InvalidArgument,*'
            $failure.TargetObject | Should -Be $room
        }
        (Get-RequestCount $simulator confroom) + (Get-RequestCount $simulator confroom-get) | Should -Be 0
    }

    It 'may be more than this system has: it says so' {
        $failure = Get-Failure { Get-TelConferenceRoom 150 -Device 1000 }
        $failure.FullyQualifiedErrorId | Should -BeLike 'InvalidArgument,Ipecs.111,*'
        $failure.TargetObject | Should -Be '150'
    }
}
