BeforeAll {
    . $PSScriptRoot/Common.ps1
    . $PSScriptRoot/SkbImsLine.ps1
    $simulator = Start-TelSimulator -Provider SkbIms
}

AfterAll {
    Get-TelSession | Disconnect-TelSession
    Get-TelSimulator | Stop-TelSimulator
}

Describe 'A click call' {
    BeforeEach { $session = Connect-Library $simulator }

    It 'is dialled, and says to whom and from where' {
        $call = Invoke-TelDial 010-1234-5678
        $call | Should -BeOfType TelephonyOps.Call
        $call.Session | Should -Be $session.Name
        $call.Direction | Should -Be 'Outbound'
        $call.To | Should -Be '01012345678'
        $call.Outcome | Should -BeIn Accepted, Answered
        Get-HandledCount $simulator IMS_ClickCall_Start | Should -Be 1
        "$((Get-ControlState $simulator).state.dialled.to)" | Should -Be '01012345678'
    }

    It 'has a status, and none when there is no call' {
        (Get-TelCallStatus).State | Should -Be 'Idle'
        $call = Invoke-TelDial '01012345678'
        Wait-Until { (Get-TelCallStatus).State -eq 'Connected' }
        (Get-TelCallStatus).CallId | Should -Be $call.Id
        Get-HandledCount $simulator IMS_ClickCall_CallStatus | Should -BeGreaterThan 0
    }

    It 'is ended once' {
        $call = Invoke-TelDial '01012345678'
        ($call | Stop-TelCall -PassThru).State | Should -Be 'Ended'
        Get-HandledCount $simulator IMS_ClickCall_Stop | Should -Be 1
        Wait-Until { -not (Get-ImsLine $simulator).inUse }
    }

    It 'is recorded when asked for' {
        $null = Invoke-TelDial '01012345678' -Record OnRequest
        Wait-Until { (Get-TelCallStatus).State -eq 'Connected' }
        Start-TelRecording | Should -BeNullOrEmpty
        Stop-TelRecording | Should -BeNullOrEmpty
        Get-HandledCount $simulator IMS_ClickCall_StartRecord | Should -Be 1
        Get-HandledCount $simulator IMS_ClickCall_StopRecord | Should -Be 1
        @((Get-ControlState $simulator).state.recordings).Count | Should -Be 1
    }

    It 'is recorded from its start' {
        $null = Invoke-TelDial '01012345678' -Record All
        Wait-Until { @((Get-ControlState $simulator).state.recordings).Count -eq 1 }
    }

    It 'cannot be recorded when it was begun without' {
        $null = Invoke-TelDial '01012345678'
        Wait-Until { (Get-TelCallStatus).State -eq 'Connected' }
        $failure = Get-Failure { Start-TelRecording }
        $failure.FullyQualifiedErrorId | Should -BeLike 'NotSupported,SkbIms.0x8024,*'
        $failure.CategoryInfo.Category | Should -Be NotImplemented
    }

    It 'fails where the number is not allocated, and says which' {
        $failure = Get-Failure { Invoke-TelDial '01000000000' }
        $failure.FullyQualifiedErrorId | Should -BeLike 'NotFound,SkbIms.0x8026,*'
        $failure.CategoryInfo.Category | Should -Be ObjectNotFound
        $failure.TargetObject | Should -Be '01000000000'
        $failure.ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
        Get-TelCall | Should -BeNullOrEmpty
    }

    It 'is no call that <_> could end: there is none' -ForEach 'Stop-TelCall', 'Start-TelRecording', 'Stop-TelRecording' {
        $failure = Get-Failure ([scriptblock]::Create($_))
        $failure.FullyQualifiedErrorId | Should -BeLike 'NoActiveCall,SkbIms.0x8005,*'
        $failure.CategoryInfo.Category | Should -Be InvalidOperation
    }

    It 'is not dialled twice: the line is busy with the first' {
        $null = Invoke-TelDial '01012345678'
        $failure = Get-Failure { Invoke-TelDial '01022223333' }
        $failure.FullyQualifiedErrorId | Should -BeLike 'Busy,SkbIms.0x8004,*'
        @((Get-ControlState $simulator).state.dialled).Count | Should -Be 1
    }

    It 'fails by the code that the library prints as <_>' -ForEach '0x8018', '0x0818' {
        Add-Fault $simulator @{ operation = 'IMS_ClickCall_Start'; kind = 'code'; code = $_ }
        $failure = Get-Failure { Invoke-TelDial '01012345678' }
        $failure.FullyQualifiedErrorId | Should -BeLike 'InvalidArgument,SkbIms.0x8018,*'
        $failure.Exception.MayHaveTakenEffect | Should -BeFalse
        Get-HandledCount $simulator IMS_ClickCall_Start | Should -Be 0
    }

    It 'may have been dialled when the connection is lost (<Kind>), and is dialled once' -ForEach @(
        @{ Kind = 'drop-before'; Handled = 0 }
        @{ Kind = 'drop-after'; Handled = 1 }
    ) {
        Add-Fault $simulator @{ operation = 'IMS_ClickCall_Start'; kind = $Kind }
        $failure = Get-Failure { Invoke-TelDial '01012345678' -Timeout 5 }
        $failure.Exception.MayHaveTakenEffect | Should -BeTrue
        $failure.CategoryInfo.Category | Should -BeIn ResourceUnavailable, OperationTimeout
        Get-RequestCount $simulator IMS_ClickCall_Start | Should -Be 1
        @((Get-ControlState $simulator).state.dialled).Count | Should -Be $Handled
    }

    It 'is not waited for with -NoWait' {
        Add-Fault $simulator @{ operation = 'IMS_ClickCall_Start'; kind = 'hang'; commit = $true }
        (Invoke-TelDial '01012345678' -NoWait).Outcome | Should -BeIn Accepted, Answered
        Wait-Until { (Get-HandledCount $simulator IMS_ClickCall_Start) -eq 1 }
    }

    It 'whose result never comes ends at the time-out' {
        Add-Fault $simulator @{ operation = 'IMS_ClickCall_Start'; kind = 'hang'; commit = $true }
        $failure = Get-Failure { Invoke-TelDial '01012345678' -Timeout 2 }
        $failure.FullyQualifiedErrorId | Should -BeLike 'Timeout,*'
        $failure.Exception.MayHaveTakenEffect | Should -BeTrue
        $failure.TargetObject | Should -Be '01012345678'
    }

    It 'says what this vendor cannot: <_>' -ForEach '-CallerId 0212345678', '-Device ''07080001102''' {
        $failure = Get-Failure ([scriptblock]::Create("Invoke-TelDial 01012345678 $_"))
        $failure.FullyQualifiedErrorId | Should -BeLike 'NotSupported,*'
        Get-RequestCount $simulator IMS_ClickCall_Start | Should -Be 0
    }
}

Describe 'A call that comes in' {
    BeforeEach {
        $session = Connect-Library $simulator
        $rings = Wait-Recorded $simulator -Session $session -EventType Ringing -Action { Invoke-Act $simulator @{ action = 'ring'; from = '01098765432'; to = '07080001101'; answerMs = -1 } }
    }

    It 'rings as an event and as a call' {
        $rings.From | Should -Be '01098765432'
        $rings.To | Should -Be '07080001101'
        $call = Get-TelCall
        $call.Direction | Should -Be 'Inbound'
        $call.State | Should -Be 'Ringing'
        $call.Id | Should -Be $rings.CallId
    }

    It 'is recorded, asked about and ended once it is answered' {
        $null = Wait-Recorded $simulator -Session $session -EventType RecordingReady -Action { Invoke-Act $simulator @{ action = 'answer'; number = '07080001101' } }
        (Get-TelCall).State | Should -Be 'Connected'
        (Get-TelCallStatus | Where-Object { $_.Extra['Service'] -like '*REC*' }).State | Should -Be 'Connected'
        Start-TelRecording -Inbound | Should -BeNullOrEmpty
        (Get-ImsLine $simulator).call.recording | Should -Not -BeNullOrEmpty
        Stop-TelRecording -Inbound | Should -BeNullOrEmpty
        (Stop-TelCall -Inbound -PassThru).State | Should -Be 'Ended'
        Get-HandledCount $simulator IMS_TermRec_CallStatus | Should -BeGreaterThan 0
        foreach ($function in 'IMS_TermRec_Start', 'IMS_TermRec_Stop', 'IMS_TermRec_StopService') { Get-HandledCount $simulator $function | Should -Be 1 }
    }

    It 'cannot be recorded or transferred before it is answered' {
        (Get-Failure { Start-TelRecording -Inbound }).FullyQualifiedErrorId | Should -BeLike 'NoActiveCall,SkbIms.0x80*'
        (Get-Failure { Move-TelCall -To '07080001102' }).FullyQualifiedErrorId | Should -BeLike 'NoActiveCall,SkbIms.0x80*'
        @((Get-ControlState $simulator).state.transfers).Count | Should -Be 0
    }

    It 'is transferred' {
        $null = Wait-Recorded $simulator -Session $session -EventType Connected -Action { Invoke-Act $simulator @{ action = 'answer'; number = '07080001101' } }
        (Move-TelCall -To '01055556666' -PassThru).State | Should -Be 'Ended'
        Get-HandledCount $simulator IMS_CallTransfer_Start | Should -Be 1
        @((Get-ControlState $simulator).state.transfers).Count | Should -Be 1
    }

    It 'is missed' {
        $missed = Wait-Recorded $simulator -Session $session -EventType Missed -Action { Invoke-Act $simulator @{ action = 'cancel'; number = '07080001101' } }
        $missed.From | Should -Be '01098765432'
        Get-TelCall | Should -BeNullOrEmpty
    }
}

Describe 'Request-TelPickup' {
    BeforeEach { $session = Connect-Library $simulator }

    It 'takes the call that rings at a colleague' {
        $null = Invoke-Act $simulator @{ action = 'ring'; from = '01098765432'; to = '07080001102'; answerMs = -1 }
        (Request-TelPickup -PassThru).Outcome | Should -BeIn Accepted, Answered
        Get-HandledCount $simulator IMS_CallPickup_Start | Should -Be 1
        Wait-Until { (Get-ImsLine $simulator).inUse }
    }

    It 'fails where nothing rings' {
        $failure = Get-Failure { Request-TelPickup }
        $failure.FullyQualifiedErrorId | Should -BeLike '*,SkbIms.0x800D,*'
    }

    It 'takes the group, and nobody by name' {
        (Get-Failure { Request-TelPickup -Extension '07080001102' }).FullyQualifiedErrorId | Should -BeLike 'NotSupported,*'
        Get-RequestCount $simulator IMS_CallPickup_Start | Should -Be 0
    }
}
