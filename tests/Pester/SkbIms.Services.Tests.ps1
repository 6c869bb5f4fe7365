BeforeAll {
    . $PSScriptRoot/Common.ps1
    . $PSScriptRoot/SkbImsLine.ps1
    $simulator = Start-TelSimulator -Provider SkbIms
}

AfterAll {
    Get-TelSession | Disconnect-TelSession
    Get-TelSimulator | Stop-TelSimulator
}

Describe 'The account' {
    BeforeEach { $session = Connect-Library $simulator }

    It 'has numbers' {
        $numbers = @(Get-TelNumber)
        $numbers.Number | Should -Contain '07080001101'
        $numbers.Count | Should -Be 10
    }

    It 'is away or not' {
        (Get-TelAbsence).Enabled | Should -BeFalse
        Set-TelAbsence $true | Should -BeNullOrEmpty
        (Get-ImsUser $simulator).resting | Should -BeTrue
        (Get-TelAbsence).Enabled | Should -BeTrue
        (Set-TelAbsence $false -PassThru).Enabled | Should -BeFalse
        (Get-ImsUser $simulator).resting | Should -BeFalse
    }

    It 'has limits, and one of them by name' {
        @(Get-TelServiceProfile).Count | Should -BeGreaterThan 3
        $entry = Get-TelServiceProfile -Service Conference -Name CREATE_MAX_USER
        $entry.Service | Should -Be 'Conference'
        $entry.Value | Should -Be '16'
        (Get-Failure { Get-TelServiceProfile -Service Conference -Name NOTHING }).FullyQualifiedErrorId | Should -BeLike 'InvalidArgument,*'
    }

    It 'has services, that are known once they are used' {
        $before = Get-TelService SEND_SMS
        $before.State | Should -BeIn Unknown, Available
        $null = Send-TelMessage -To '01011112222' -Text 'hello'
        (Get-TelService SEND_SMS).State | Should -Be 'Available'
    }

    It 'monitors numbers of colleagues' {
        Get-TelMonitor | Should -BeNullOrEmpty
        Add-TelMonitor -Device '07080001102', '07080001103' | Should -BeNullOrEmpty
        (Get-TelMonitor).Device | Should -Be '07080001102', '07080001103'
        (Get-ImsUser $simulator).monitored | Should -Be '07080001102', '07080001103'
        Remove-TelMonitor -Device '07080001102' -Confirm:$false
        (Get-TelMonitor).Device | Should -Be '07080001103'
    }

    It 'cannot monitor a number that is not there, and says which' {
        $failure = Get-Failure { Add-TelMonitor -Device '07099999999' }
        $failure.FullyQualifiedErrorId | Should -BeLike '*,SkbIms.0x80*'
        $failure.TargetObject | Should -Be '07099999999'
        Get-TelMonitor | Should -BeNullOrEmpty
    }
}

Describe 'A service that the account has not got' {
    It 'is refused by the vendor once, and then before the wire' {
        Reset-Simulator $simulator
        $limited = $simulator.Accounts | Where-Object UserName -EQ 'limited'
        $null = $simulator | Connect-TelSession -Credential $limited
        (Get-Failure { Set-TelForward -To '01011112222' }).FullyQualifiedErrorId | Should -BeLike 'Permission,SkbIms.0x8075,*'
        (Get-TelService CALL_FWD).State | Should -Be 'NotAllowed'
        $asked = Get-RequestCount $simulator IMS_CallForward_Reg
        $failure = Get-Failure { Set-TelForward -To '01011112222' }
        $failure.CategoryInfo.Category | Should -Be PermissionDenied
        Get-RequestCount $simulator IMS_CallForward_Reg | Should -Be $asked
    }
}

Describe 'A new user' {
    BeforeEach { Reset-Simulator $simulator }

    It 'is registered without a log-in, by the number that comes by <Via>' -ForEach @{ Via = 'Sms'; Function = 'IMS_AuthSms' }, @{ Via = 'Tts'; Function = 'IMS_AuthTts' } {
        $null = $simulator | Connect-TelSession -NoLogin
        Request-TelRegistration -Number '07080001109' -Via $Via | Should -BeNullOrEmpty
        Get-HandledCount $simulator $Function | Should -Be 1
        $authNumber = (Invoke-Act $simulator @{ action = 'auth-number'; number = '07080001109' }).number
        $credential = [pscredential]::new('newcomer', (ConvertTo-SecureString 'n3w-Word!' -AsPlainText -Force))
        $user = Register-TelUser -Credential $credential -Number '07080001109' -AuthNumber $authNumber -PassThru
        $user.Id | Should -Be 'newcomer'
        $user.Number | Should -Be '07080001109'
        (Get-ImsUser $simulator newcomer).number | Should -Be '07080001109'
        Get-TelSession | Disconnect-TelSession
        (($simulator | Connect-TelSession -Credential $credential).Account) | Should -Be 'newcomer'
    }

    It 'needs the right authentication number' {
        $null = $simulator | Connect-TelSession -NoLogin
        Request-TelRegistration -Number '07080001109'
        $credential = [pscredential]::new('newcomer', (ConvertTo-SecureString 'n3w-Word!' -AsPlainText -Force))
        $failure = Get-Failure { Register-TelUser -Credential $credential -Number '07080001109' -AuthNumber 'wrong' }
        $failure.FullyQualifiedErrorId | Should -BeLike 'Authentication,SkbIms.0x801C,*'
        "$failure $($failure.Exception)" | Should -Not -BeLike '*n3w-Word*'
        Get-ImsUser $simulator newcomer | Should -BeNullOrEmpty
    }

    It 'is not taken with the password <_>, before the wire' -ForEach 'sh0rt!', 'noDigits!!', '12345678!', 'n0special1' {
        $null = $simulator | Connect-TelSession -NoLogin
        $credential = [pscredential]::new('newcomer', (ConvertTo-SecureString $_ -AsPlainText -Force))
        (Get-Failure { Register-TelUser -Credential $credential -Number '07080001109' -AuthNumber '123456' }).FullyQualifiedErrorId | Should -BeLike 'InvalidArgument,*'
        Get-RequestCount $simulator IMS_CreateUser | Should -Be 0
    }

    It 'whose password ran out sets another' {
        $expired = $simulator.Accounts | Where-Object UserName -EQ 'expired'
        (Get-Failure { $simulator | Connect-TelSession -Credential $expired }).FullyQualifiedErrorId | Should -BeLike 'Authentication,SkbIms.0x802B,*'
        $null = $simulator | Connect-TelSession -NoLogin
        $number = (Get-ImsUser $simulator expired).number
        Request-TelRegistration -Number $number
        $authNumber = (Invoke-Act $simulator @{ action = 'auth-number'; number = $number }).number
        $credential = [pscredential]::new('expired', (ConvertTo-SecureString 'an0ther-Word!' -AsPlainText -Force))
        Set-TelPassword -Credential $credential -Number $number -AuthNumber $authNumber -Confirm:$false | Should -BeNullOrEmpty
        Get-HandledCount $simulator IMS_ChgPasswd | Should -Be 1
        Get-TelSession | Disconnect-TelSession
        ($simulator | Connect-TelSession -Credential $credential).State | Should -Be 'Connected'
    }
}

Describe 'Forwarding' {
    BeforeEach { $session = Connect-Library $simulator }

    It 'is off, set always, and cleared' {
        (Get-TelForward).Enabled | Should -BeFalse
        (Set-TelForward -To 010-1111-2222 -PassThru).To | Should -Be '01011112222'
        (Get-ImsLine $simulator).forwardAll | Should -Be '01011112222'
        $rule = Get-TelForward
        $rule.Enabled | Should -BeTrue
        $rule.Condition | Should -Be 'Unconditional'
        $rule.To | Should -Be '01011112222'
        Clear-TelForward -Confirm:$false
        (Get-ImsLine $simulator).PSObject.Properties['forwardAll'] | Should -BeNullOrEmpty
    }

    It 'is set when busy or not answered' {
        Set-TelForward -To '01011112222' -Condition BusyOrNoAnswer
        (Get-ImsLine $simulator).forwardBusyOrNoAnswer | Should -Be '01011112222'
        (Get-TelForward).Condition | Should -Be 'BusyOrNoAnswer'
        Clear-TelForward -Condition BusyOrNoAnswer -Confirm:$false
        Get-HandledCount $simulator IMS_CallForward_Rel | Should -Be 1
        (Get-TelForward).Enabled | Should -BeFalse
    }

    It 'knows no other condition' {
        (Get-Failure { Set-TelForward -To '01011112222' -Condition NoAnswer }).FullyQualifiedErrorId | Should -BeLike 'NotSupported,*'
        Get-RequestCount $simulator IMS_CallForward_Reg | Should -Be 0
    }
}

Describe 'A conference' {
    BeforeEach { $session = Connect-Library $simulator }

    It 'is held: begun, joined, asked about, left and ended' {
        $conference = Start-TelConference -To '01011112222', '01022223333'
        $conference.Members.Number | Should -Be '01011112222', '01022223333'
        Wait-Until { @((Get-ControlState $simulator).state.libraries[-1].conference).Count -ge 2 }
        $added = Add-TelConferenceMember '01033334444' -PassThru
        $added.Members.State | Should -Be 'Joined'
        (Get-TelConference).Members.Number | Should -Contain '01033334444'
        Remove-TelConferenceMember '01033334444' -Confirm:$false
        Stop-TelConference -Confirm:$false
        foreach ($function in 'IMS_Cnfr_Start', 'IMS_Cnfr_Add', 'IMS_Cnfr_Del', 'IMS_Cnfr_Stop') { Get-HandledCount $simulator $function | Should -Be 1 }
        Get-HandledCount $simulator IMS_Cnfr_CallStatus | Should -BeGreaterThan 0
    }

    It 'takes sixteen at most, counted before the call' {
        $many = 0..16 | ForEach-Object { '010111120{0:00}' -f (10 + $_) }
        (Get-Failure { Start-TelConference -To $many }).CategoryInfo.Category | Should -BeIn InvalidArgument, LimitsExceeded
        Get-RequestCount $simulator IMS_Cnfr_Start | Should -Be 0
    }

    It 'cannot be ended or asked about when there is none: <_>' -ForEach 'Stop-TelConference -Confirm:$false', 'Get-TelConference' {
        (Get-Failure ([scriptblock]::Create($_))).FullyQualifiedErrorId | Should -BeLike 'NoActiveCall,SkbIms.0x8005,*'
    }
}

Describe 'Messages' {
    BeforeEach { $session = Connect-Library $simulator }

    It 'go as <Type> by <Function>' -ForEach @{ Type = 'Sms'; Function = 'IMS_SendSms' }, @{ Type = 'Mms'; Function = 'IMS_SendMms' } {
        $result = Send-TelMessage -To '01011112222' -Text '안녕하세요' -Type $Type
        $result.To | Should -Be '01011112222'
        $result.Type | Should -Be $Type
        $result.ByteCount | Should -Be 10
        $result.Outcome | Should -Be 'Accepted'
        Get-HandledCount $simulator $Function | Should -Be 1
        (Get-ControlState $simulator).state.sent | Should -Be 1
    }

    It 'come back as they were written, to the own number: <_>' -ForEach '안녕', '뷁똠방각하 펲시 ½ ①', 'plain' {
        $text = $_
        $event = Wait-Recorded $simulator -Session $session -EventType MessageReceived -Action { Send-TelMessage -To '07080001101' -Text $text }
        $event.Text | Should -Be $text
    }

    It 'name the numbers that were not reached' {
        $results = Send-TelMessage -To '01011112222', '01000000003' -Text 'hello'
        ($results | Where-Object To -EQ '01011112222').Outcome | Should -Be 'Accepted'
        ($results | Where-Object To -EQ '01000000003').Outcome | Should -Be 'Failed'
        (Get-ControlState $simulator).state.sent | Should -Be 1
    }

    It 'are refused before the call: <_>' -ForEach '-Text ""', '-Type Sms -Text ("가" * 41)', '-Type Mms -Text ("가" * 1001)', '-Text "😀"' {
        (Get-Failure ([scriptblock]::Create("Send-TelMessage -To 01011112222 $_"))).CategoryInfo.Category | Should -BeIn InvalidArgument, InvalidData
        Get-RequestCount $simulator IMS_SendSms | Should -Be 0
        Get-RequestCount $simulator IMS_SendMms | Should -Be 0
    }

    It 'may have been sent when the connection is lost, and are sent once' {
        Add-Fault $simulator @{ operation = 'IMS_SendSms'; kind = 'drop-after' }
        $failure = Get-Failure { Send-TelMessage -To '01011112222' -Text 'hello' -Timeout 5 }
        $failure.Exception.MayHaveTakenEffect | Should -BeTrue
        (Get-ControlState $simulator).state.sent | Should -Be 1
        Get-RequestCount $simulator IMS_SendSms | Should -Be 1
    }
}

Describe 'Speech' {
    BeforeEach { $session = Connect-Library $simulator }

    It 'is read out to each, and says who heard it' {
        $results = Send-TelSpeech -To '01011112222', '01022220002' -Text '안내 말씀입니다'
        ($results | Where-Object To -EQ '01011112222').Outcome | Should -Be 'Answered'
        ($results | Where-Object To -EQ '01022220002').Outcome | Should -Be 'Failed'
        Get-HandledCount $simulator IMS_TtsMsg | Should -Be 1
        (Get-ControlState $simulator).state.speech | Should -Be 1
    }

    It 'asks, and gives an answer for every callee' {
        $answers = @(Start-TelSurvey -To '01011112222', '01022223333', '01033334444' -Text '1번 또는 2번' -Choices 1, 2)
        $answers.Count | Should -Be 3
        $answers | ForEach-Object { $_.Answer | Should -BeIn '1', '2' }
        Get-HandledCount $simulator IMS_TtsRs | Should -Be 1
    }

    It 'shows how many have answered a survey' {
        $shell = New-Shell
        try {
            $null = $shell.AddScript('param($session) Start-TelSurvey -Session $session -To "01011112222", "01033334444" -Text "ok?" -Choices 1, 2 -CallerName kim').AddArgument($session).Invoke()
            $records = @($shell.Streams.Progress)
        }
        finally { $shell.Runspace.Dispose(); $shell.Dispose() }
        @($records | Where-Object RecordType -EQ Processing).PercentComplete | Should -Be 50, 100
        $records[-1].RecordType | Should -Be 'Completed'
    }

    It 'tells a verification code' {
        $result = Send-TelVerificationCode -To '01011112222' -Code '123456'
        $result.To | Should -Be '01011112222'
        $result.Outcome | Should -Be 'Answered'
        Get-HandledCount $simulator IMS_TtsAuth | Should -Be 1
    }

    It 'is refused when it is too long, before the call' {
        (Get-Failure { Send-TelSpeech -To '01011112222' -Text ('가' * 201) }).CategoryInfo.Category | Should -Be InvalidArgument
        Get-RequestCount $simulator IMS_TtsMsg | Should -Be 0
    }
}
