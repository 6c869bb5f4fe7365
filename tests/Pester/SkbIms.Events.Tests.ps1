BeforeAll {
    . $PSScriptRoot/Common.ps1
    . $PSScriptRoot/SkbImsLine.ps1
    $simulator = Start-TelSimulator -Provider SkbIms
}

AfterAll {
    Get-TelSession | Disconnect-TelSession
    Get-TelSimulator | Stop-TelSimulator
}

Describe 'Events' {
    BeforeEach { $session = Connect-Library $simulator }

    It 'tell <Type> of <Act.action>' -ForEach @(
        @{ Type = 'Missed'; Act = @{ action = 'missed'; from = '01098765432'; to = '07080001101' } }
        @{ Type = 'Busy'; Act = @{ action = 'busy'; from = '01098765432'; to = '07080001101' } }
        @{ Type = 'Dialing'; Act = @{ action = 'dial'; from = '07080001101'; to = '01098765432' } }
        @{ Type = 'Ended'; Act = @{ action = 'dial-end'; from = '07080001101'; to = '01098765432' } }
        @{ Type = 'Transferred'; Act = @{ action = 'transfer-in'; from = '01098765432'; to = '07080001101' } }
        @{ Type = 'MessageReceived'; Act = @{ action = 'sms'; from = '01098765432'; to = '07080001101'; text = '안녕' } }
        @{ Type = 'MessageReceived'; Act = @{ action = 'mms'; from = '01098765432'; to = '07080001101' } }
        @{ Type = 'Unknown'; Act = @{ action = 'event'; service = 250; type = 1; extra = 'x' } }
    ) {
        $event = Wait-Recorded $simulator -Session $session -EventType $Type -Action { Invoke-Act $simulator $Act }
        $event | Should -BeOfType TelephonyOps.TelEvent
        $event.Session | Should -Be $session.Name
        $event.Raw | Should -Not -BeNullOrEmpty
        if ($Act.ContainsKey('from')) { $event.From, $event.To | Should -Contain '01098765432' }
        if ($Act.ContainsKey('text')) { $event.Text | Should -Be '안녕' }
    }

    It 'tell that a colleague took the call' {
        $ring = Wait-Recorded $simulator -Session $session -EventType Ringing -Action { Invoke-Act $simulator @{ action = 'ring'; from = '01098765432'; to = '07080001101'; answerMs = -1 } }
        $taken = Wait-Recorded $simulator -Session $session -EventType Transferred -Action { Invoke-Act $simulator @{ action = 'pickup'; number = '07080001101' } }
        $taken.RawType | Should -Not -Be $ring.RawType
    }

    It 'tell an answered call from its start to its end, recording and all' {
        $null = Wait-Recorded $simulator -Session $session -EventType Ringing, Connected, RecordingReady -Count 3 -Action { Invoke-Act $simulator @{ action = 'ring'; from = '01098765432'; to = '07080001101'; answerMs = 10 } }
        $null = Wait-Recorded $simulator -Session $session -EventType RecordingStarted -Action { Start-TelRecording -Inbound }
        $null = Wait-Recorded $simulator -Session $session -EventType RecordingStopped -Action { Stop-TelRecording -Inbound }
        $null = Wait-Recorded $simulator -Session $session -EventType Ended -Action { Invoke-Act $simulator @{ action = 'hangup'; number = '07080001101' } }
    }

    It 'are waited for, or the time runs out' {
        $failure = Get-Failure { Wait-TelEvent -EventType Ringing -Timeout 0.3 }
        $failure.FullyQualifiedErrorId | Should -BeLike 'Timeout,*'
        $failure.CategoryInfo.Category | Should -Be OperationTimeout
    }
}
