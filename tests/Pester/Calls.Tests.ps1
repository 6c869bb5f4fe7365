BeforeAll {
    . $PSScriptRoot/Common.ps1
    $simulator = Start-TelSimulator -Provider Centrex -NoTls -Setting @{ 'download-spacing-ms' = 0; 'answer-ms' = -1 }
}

AfterAll {
    Get-TelSession | Disconnect-TelSession
    Get-TelSimulator | Stop-TelSimulator
}

Describe 'Invoke-TelDial' {
    BeforeEach { $session = Reset-Line $simulator }

    It 'says that the call was accepted, and to whom it goes' {
        $call = Invoke-TelDial '01012345678'
        $call | Should -BeOfType TelephonyOps.Call
        $call.Session | Should -Be 'Centrex1'
        $call.Device | Should -Be '854'
        $call.Direction | Should -Be 'Outbound'
        $call.From | Should -Be '854'
        $call.To | Should -Be '01012345678'
        $call.State | Should -Be 'Dialing'
        $call.Outcome | Should -Be 'Accepted'
        $call.StartedAt.Offset.TotalHours | Should -Be 9
        (Get-Line $simulator).dialled | Should -Be '01012345678'
        (Get-TelCall).Id | Should -Be $call.Id
    }

    It 'dials <Typed> as <Dialled>' -ForEach @(
        @{ Typed = '01012345678'; Dialled = '01012345678' }
        @{ Typed = "'010-1234-5678'"; Dialled = '01012345678' }
        @{ Typed = "'010 1234 5678'"; Dialled = '01012345678' }
        @{ Typed = '855'; Dialled = '855' }
        @{ Typed = '0855'; Dialled = '0855' }
        @{ Typed = "'*98'"; Dialled = '*98' }
        @{ Typed = '-To 01012345678'; Dialled = '01012345678' }
        @{ Typed = '-To:01012345678'; Dialled = '01012345678' }
        @{ Typed = '-Number 0212345678'; Dialled = '0212345678' }
    ) {
        $null = & ([scriptblock]::Create("Invoke-TelDial $Typed"))
        (Get-Line $simulator).dialled | Should -Be $Dialled
    }

    It 'refuses <_>, and asks for quotes' -ForEach '1012345678', '(1012345678)', '([long] 1012345678)', '([double] 1012345678)', '1e3', '$number', '1kb' {
        $number = 1012345678
        $failure = Get-Failure ([scriptblock]::Create("Invoke-TelDial $_"))
        "$failure" | Should -BeLike '*quote*'
        Get-RequestCount $simulator clickdial | Should -Be 0
    }

    It 'refuses what cannot be dialled: <_>' -ForEach '010abc', '', '+', '010;1', "010`n1", '010,011', ('1' * 41) {
        $number = $_
        $failure = Get-Failure { Invoke-TelDial -To $number }
        $failure.CategoryInfo.Category | Should -BeIn InvalidArgument, InvalidData
        Get-RequestCount $simulator clickdial | Should -Be 0
    }

    It 'does not know the outcome where the vendor does not' {
        $call = Invoke-TelDial '01000000000' -WarningVariable warnings -WarningAction SilentlyContinue
        $call.Outcome | Should -Be 'Unknown'
        "$warnings" | Should -BeLike '*clickdial*could not confirm*'
    }

    It 'fails without saying more than it knows when the own phone is busy' {
        $null = Send-Control $simulator set @{ pickup = 'busy' }
        $failure = Get-Failure { Invoke-TelDial '01012345678' }
        $failure.FullyQualifiedErrorId | Should -BeLike 'Unavailable,Centrex.3001,*'
        $failure.Exception.MayHaveTakenEffect | Should -BeTrue
        $failure.TargetObject | Should -Be '01012345678'
        Get-TelCall | Should -BeNullOrEmpty
    }

    It 'gives up a phone that nobody picks up after its own time-out, and dials once' {
        $null = Send-Control $simulator set @{ pickup = 'never' }
        $hasty = $simulator | Connect-TelSession -DialTimeout 2
        $failure = Get-Failure { Invoke-TelDial '01012345678' -Session $hasty }
        $failure.FullyQualifiedErrorId | Should -BeLike 'Timeout,*'
        $failure.CategoryInfo.Category | Should -Be OperationTimeout
        $failure.Exception.MayHaveTakenEffect | Should -BeTrue

        # What was sent may not have been read yet.
        Wait-Until { (Get-RequestCount $simulator clickdial) -gt 0 }
        Get-RequestCount $simulator clickdial | Should -Be 1
    }

    It 'says what this vendor cannot: <_>' -ForEach '-CallerId 0212345678', '-Record All', '-AutoAnswer', '-Device 855' {
        $failure = Get-Failure ([scriptblock]::Create("Invoke-TelDial 01012345678 $_"))
        $failure.FullyQualifiedErrorId | Should -BeLike 'NotSupported,*'
        $failure.CategoryInfo.Category | Should -Be NotImplemented
        $failure.ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
        Get-RequestCount $simulator clickdial | Should -Be 0
    }

    It 'takes the own line as -Device: <_>' -ForEach '854', '0854', '07012340001' {
        (& ([scriptblock]::Create("Invoke-TelDial 01012345678 -Device $_"))).Outcome | Should -Be 'Accepted'
    }

    It 'rings another line of the same system' {
        $null = Invoke-TelDial 855 -Session $session
        Wait-Until { (Get-Line $simulator 1).PSObject.Properties['call'] }
        (Get-Line $simulator 1).call.inbound | Should -BeTrue
    }
}

Describe 'Call control' {
    BeforeEach {
        $session = Reset-Line $simulator
        $call = Invoke-TelDial '01012345678'
    }

    It 'emits nothing without -PassThru' {
        Suspend-TelCall | Should -BeNullOrEmpty
        Resume-TelCall | Should -BeNullOrEmpty
        Start-TelRecording | Should -BeNullOrEmpty
        Stop-TelRecording | Should -BeNullOrEmpty
        Add-TelConferenceMember '01033334444' | Should -BeNullOrEmpty
        Stop-TelCall | Should -BeNullOrEmpty
    }

    It 'follows one call down the pipeline' {
        $ended = $call | Suspend-TelCall -PassThru | Resume-TelCall -PassThru | Stop-TelCall -PassThru
        $ended.Id | Should -Be $call.Id
        $ended.State | Should -Be 'Ended'
        Get-TelCall | Should -BeNullOrEmpty
        (Get-TelCall -IncludeEnded).Id | Should -Be $call.Id
        foreach ($operation in 'starthold', 'stophold', 'hangup') { Get-HandledCount $simulator $operation | Should -Be 1 }
    }

    It 'holds and retrieves' {
        (Suspend-TelCall -PassThru).State | Should -Be 'Held'
        (Get-Line $simulator).call.held | Should -BeTrue
        (Get-TelCall).State | Should -Be 'Held'
        (Resume-TelCall -PassThru).State | Should -Be 'Connected'
        (Get-Line $simulator).call.held | Should -BeFalse
    }

    It 'takes the call by its id, and knows it not when it was never there' {
        (Suspend-TelCall $call.Id -PassThru).Id | Should -Be $call.Id
        $failure = Get-Failure { Resume-TelCall -Call nope }
        $failure.FullyQualifiedErrorId | Should -BeLike 'NotFound,*ResumeTelCallCommand'
        $failure.TargetObject | Should -Be 'nope'
        $failure.ErrorDetails.RecommendedAction | Should -BeLike '*Get-TelCall*'
        Get-RequestCount $simulator stophold | Should -Be 0
    }

    It 'does not ask the vendor about a call that has ended' {
        $call | Stop-TelCall
        $failure = Get-Failure { $call | Suspend-TelCall }
        $failure.FullyQualifiedErrorId | Should -BeLike 'NoActiveCall,*'
        $failure.CategoryInfo.Category | Should -Be InvalidOperation
        $failure.TargetObject.Id | Should -Be $call.Id
        Get-RequestCount $simulator starthold | Should -Be 0
    }

    It 'lets the vendor decide about calls that this session never saw' {
        $other = $simulator | Connect-TelSession
        Stop-TelCall -Session $other
        (Get-Line $simulator).PSObject.Properties['call']?.Value | Should -BeNullOrEmpty
        $failure = Get-Failure { Stop-TelCall -Session $other }
        $failure.FullyQualifiedErrorId | Should -BeLike 'NoActiveCall,Centrex.4004,*StopTelCallCommand'
    }

    It 'finds calls by wildcard' {
        (Get-TelCall "$($session.Name)*").Id | Should -Be $call.Id
        Get-TelCall 'x*' | Should -BeNullOrEmpty
    }

    It 'says what this vendor cannot: <_>' -ForEach 'Stop-TelCall -Party Remote', 'Stop-TelCall -Channel SIP/1', 'Stop-TelCall -Inbound', 'Start-TelRecording -Inbound', 'Suspend-TelCall -Device 855', 'Start-TelConference 01033334444 -Room 1', 'Add-TelConferenceMember 01033334444 -Join' {
        $failure = Get-Failure ([scriptblock]::Create($_))
        $failure.FullyQualifiedErrorId | Should -BeLike 'NotSupported,*'
        (Get-Line $simulator).call.phase | Should -Not -BeNullOrEmpty
    }

    It 'records a part of the call, which is then on the vendor''s list' {
        $before = @(Get-TelRecording).Count
        Start-TelRecording
        (Get-Line $simulator).call.recording | Should -BeTrue
        (Stop-TelRecording -PassThru).Id | Should -Be $call.Id
        (Get-Line $simulator).call.recording | Should -BeFalse
        Stop-TelCall
        @(Get-TelRecording).Count | Should -Be ($before + 1)
        (Get-TelRecording -First 1).To | Should -BeLike '*01012345678'
    }

    It 'does not claim a recording that the vendor did not confirm' {
        $null = Send-Control $simulator set @{ 'record-limit' = 0 }
        $changed = Start-TelRecording -PassThru -WarningVariable warnings -WarningAction SilentlyContinue
        $changed.Outcome | Should -Be 'Unknown'
        "$warnings" | Should -BeLike '*startrecord*'
        (Get-Line $simulator).call.recording | Should -BeFalse
    }

    It 'says that nothing is held or recorded: <_>' -ForEach 'Resume-TelCall', 'Stop-TelRecording' {
        (Get-Failure ([scriptblock]::Create($_))).FullyQualifiedErrorId | Should -BeLike 'NoActiveCall,Centrex.4004,*'
    }

    It 'starts a conference with several numbers and adds another' {
        $conference = Start-TelConference '010-3333-4444', '855'
        $conference | Should -BeOfType TelephonyOps.Conference
        $conference.Outcome | Should -Be 'Accepted'
        $conference.Members.Number | Should -Be '01033334444', '855'
        (Add-TelConferenceMember '01055556666' -PassThru).Members.Number | Should -Be '01055556666'
        (Get-Line $simulator).call.members | Should -Be '01033334444', '855', '01055556666'
        Get-HandledCount $simulator conference | Should -Be 2
    }

    It 'needs somebody for a conference' {
        (Get-Failure { Start-TelConference }).Exception.Message | Should -BeLike '*numbers*'
        Get-RequestCount $simulator conference | Should -Be 0
    }
}

Describe 'Without a call' {
    BeforeEach { $session = Reset-Line $simulator }

    It '<_> says so' -ForEach 'Stop-TelCall', 'Suspend-TelCall', 'Resume-TelCall', 'Start-TelRecording', 'Stop-TelRecording', 'Start-TelConference 01033334444', 'Add-TelConferenceMember 01033334444' {
        $failure = Get-Failure ([scriptblock]::Create($_))
        $failure.FullyQualifiedErrorId | Should -BeLike 'NoActiveCall,Centrex.4004,*'
        $failure.CategoryInfo.Category | Should -Be InvalidOperation
        $failure.TargetObject | Should -Be $session
        $failure.ErrorDetails.RecommendedAction | Should -BeLike '*Get-TelCallStatus*'
    }
}

Describe 'Get-TelCallStatus' {
    BeforeEach { $session = Reset-Line $simulator }

    It 'is idle without a call' {
        $status = Get-TelCallStatus
        $status | Should -BeOfType TelephonyOps.CallStatus
        $status.State | Should -Be 'Idle'
        $status.Device | Should -Be '854'
        $status.Registered | Should -BeTrue
        $status.Channel | Should -BeNullOrEmpty
    }

    It 'shows the channel of a call' {
        $null = Invoke-TelDial '01012345678'
        $status = Get-TelCallStatus
        $status.State | Should -Be 'Connected'
        $status.Channel | Should -Be (Get-Line $simulator).call.channel
    }

    It 'knows as much as the vendor of a phone that is <_>' -ForEach 'offline', 'unknown' {
        $null = Send-Control $simulator set @{ phone = $_ }
        $status = Get-TelCallStatus
        $status.State | Should -BeIn 'OutOfService', 'Unknown'
        $status.Registered | Should -Not -BeTrue
    }

    It 'is asked for the own line only' {
        (Get-TelCallStatus 854).State | Should -Be 'Idle'
        $failure = Get-Failure { Get-TelCallStatus 855 }
        $failure.FullyQualifiedErrorId | Should -BeLike 'NotSupported,*'
        $failure.TargetObject | Should -Be '855'
    }
}
