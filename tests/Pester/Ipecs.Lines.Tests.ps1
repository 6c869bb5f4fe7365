BeforeAll {
    . $PSScriptRoot/IpecsCommon.ps1
    $simulator = Start-TelSimulator -Provider Ipecs
}

AfterAll {
    Get-TelSession | Disconnect-TelSession
    Get-TelSimulator | Stop-TelSimulator
}

Describe 'Forwarding' {
    BeforeEach { $session = Reset-Box $simulator }

    It 'is off at first' {
        $rule = Get-TelForward 1000
        $rule | Should -BeOfType TelephonyOps.ForwardRule
        $rule.Device | Should -Be '1000'
        $rule.Enabled | Should -BeFalse
    }

    It '<Condition> is set, read and cleared' -ForEach @(
        @{ Condition = 'Unconditional'; Type = 'uncondition' }
        @{ Condition = 'NoAnswer'; Type = 'no_answer' }
        @{ Condition = 'Busy'; Type = 'busy' }
        @{ Condition = 'BusyOrNoAnswer'; Type = 'busy_noans' }
        @{ Condition = 'DoNotDisturb'; Type = 'DND' }
    ) {
        Set-TelForward 1002 -Condition $Condition -Device 1000 | Should -BeNullOrEmpty
        $station = Get-Station $simulator 1000
        $station.forwardType | Should -Be $Type
        $station.forwardDestination | Should -Be '1002'
        $rule = Get-TelForward 1000
        $rule.Enabled | Should -BeTrue
        $rule.Condition | Should -Be $Condition
        $rule.To | Should -Be '1002'
        (Clear-TelForward -Device 1000 -PassThru).Enabled | Should -BeFalse
        (Get-Station $simulator 1000).forwardType | Should -Be 'disable'
    }

    It 'is unconditional where nothing is said' {
        (Set-TelForward '010-1234-5678' -Device 1000 -PassThru).To | Should -Be '01012345678'
        (Get-Station $simulator 1000).forwardType | Should -Be 'uncondition'
    }

    It 'knows no simultaneous ringing, and is cleared as a whole' {
        (Get-Failure { Set-TelForward 1002 -Condition Simultaneous -Device 1000 }).FullyQualifiedErrorId | Should -BeLike 'NotSupported,*'
        (Get-Failure { Clear-TelForward -Condition Busy -Device 1000 }).FullyQualifiedErrorId | Should -BeLike 'NotSupported,*'
        Get-RequestCount $simulator forward | Should -Be 0
    }

    It 'to nowhere is refused' {
        $failure = Get-Failure { Set-TelForward 1999 -Device 1000 }
        $failure.FullyQualifiedErrorId | Should -BeLike 'InvalidArgument,Ipecs.112,*'
        $failure.TargetObject | Should -Be '1999'
        (Get-Station $simulator 1000).forwardType | Should -Be 'disable'
    }
}

Describe 'Do not disturb' {
    BeforeEach { $session = Reset-Box $simulator }

    It 'is set, read and taken off' {
        (Get-TelDoNotDisturb 1000).Enabled | Should -BeFalse
        $set = Set-TelDoNotDisturb $true -Device 1000 -PassThru
        $set | Should -BeOfType TelephonyOps.DoNotDisturb
        $set.Enabled | Should -BeTrue
        (Get-Station $simulator 1000).dnd | Should -BeTrue
        $read = Get-TelDoNotDisturb 1000
        $read.Enabled | Should -BeTrue
        $read.Device | Should -Be '1000'
        Set-TelDoNotDisturb $false -Device 1000
        (Get-Station $simulator 1000).dnd | Should -BeFalse
    }

    It 'of an unknown station is refused' {
        $failure = Get-Failure { Set-TelDoNotDisturb $true -Device 1999 }
        $failure.FullyQualifiedErrorId | Should -BeLike 'NotFound,Ipecs.104,*'
        $failure.TargetObject | Should -Be '1999'
    }
}

Describe 'Message waiting' {
    It 'counts' {
        $session = Reset-Box $simulator
        (Get-TelMessageWaiting 1000).HasMessages | Should -BeFalse
        $null = Invoke-Act $simulator @{ action = 'mwi'; device = '1000'; new = 3; old = 4; urgent = 1 }
        $waiting = Get-TelMessageWaiting 1000
        $waiting | Should -BeOfType TelephonyOps.MessageWaiting
        $waiting.HasMessages | Should -BeTrue
        $waiting.New | Should -Be 3
        $waiting.Old | Should -Be 4
        $waiting.NewUrgent | Should -Be 1
    }
}

Describe 'Get-TelCallStatus' {
    BeforeEach { $session = Reset-Box $simulator }

    It 'says what each station does' {
        $null = Start-Talk $session
        $null = Invoke-TelDial 1003 -Device 1002
        $null = Start-Talk $session 1004 1005 | Suspend-TelCall
        Set-TelDoNotDisturb $true -Device 1006
        Set-TelForward 1001 -Device 1007
        $null = Invoke-Act $simulator @{ action = 'unregister'; device = '1008' }
        $all = Get-TelCallStatus 1000, 1003, 1004, 1006, 1007, 1008, 1009
        $all[0] | Should -BeOfType TelephonyOps.CallStatus
        $all.Device | Should -Be '1000', '1003', '1004', '1006', '1007', '1008', '1009'
        $all.State | Should -Be 'Connected', 'Ringing', 'Held', 'DoNotDisturb', 'Forwarded', 'OutOfService', 'Idle'
        $all[5].Registered | Should -BeFalse
        $all[6].Registered | Should -BeTrue
        $all[6].RawStatus | Should -Be 'idle'
    }

    It 'of an unknown station is refused' {
        $failure = Get-Failure { Get-TelCallStatus 1999 }
        $failure.FullyQualifiedErrorId | Should -BeLike '*,Ipecs.1*,*GetTelCallStatusCommand'
    }
}

Describe 'Get-TelDevice' {
    BeforeEach { $session = Reset-Box $simulator }

    It 'lists all stations in order' {
        $devices = Get-TelDevice
        $devices.Count | Should -Be 12
        $devices[0] | Should -BeOfType TelephonyOps.Device
        $devices[0].Number | Should -Be '1000'
        $devices[0].Index | Should -Be 1
        $devices[0].Type | Should -Be 'LIP-9040C'
        $devices[11].Number | Should -Be '1011'
    }

    It 'takes patterns, and pages' {
        (Get-TelDevice 101*).Number | Should -Be '1010', '1011'
        (Get-TelDevice -Skip 2 -First 2).Number | Should -Be '1002', '1003'
        @(Get-TelDevice -First 1 -IncludeTotalCount)[0] | Should -Be 12
    }

    It 'is empty where nothing matches' {
        Get-TelDevice 99* | Should -BeNullOrEmpty
    }
}

Describe 'Monitors' {
    BeforeEach { $session = Reset-Box $simulator }

    It 'of calls and of presence are set, listed and taken back' {
        Get-TelMonitor | Should -BeNullOrEmpty
        Add-TelMonitor 1001 | Should -BeNullOrEmpty
        $added = Add-TelMonitor 1001 -Kind Presence -PassThru
        $added | Should -BeOfType TelephonyOps.DeviceMonitor
        $added.Device | Should -Be '1001'
        $added.Kind | Should -Be 'Presence'
        (Get-TelMonitor).Count | Should -Be 2
        (Get-TelMonitor Call).Device | Should -Be '1001'
        $there = Get-BoxSession $simulator
        $there[0].monitored | Should -Be 1
        $there[0].presence | Should -Be 1
        Get-TelMonitor | Remove-TelMonitor
        Get-TelMonitor | Should -BeNullOrEmpty
        $there = Get-BoxSession $simulator
        $there[0].monitored | Should -Be 0
        $there[0].presence | Should -Be 0
    }

    It 'takes the devices of a list from the pipeline, in one request' {
        Get-TelDevice 100* | Add-TelMonitor
        (Get-BoxSession $simulator)[0].monitored | Should -Be 10
        Get-RequestCount $simulator monitor | Should -Be 1
    }

    It 'has a result for each device' {
        $ErrorActionPreference = 'Continue'
        $written = @(Add-TelMonitor 1001, 1999, 1011, 1002 -PassThru 2>&1)
        $errors = @($written | Where-Object { $_ -is [System.Management.Automation.ErrorRecord] })
        ($written | Where-Object { $_ -isnot [System.Management.Automation.ErrorRecord] }).Device | Should -Be '1001', '1002'
        $errors.Count | Should -Be 2
        $errors[0].FullyQualifiedErrorId | Should -BeLike 'NotFound,*'
        $errors[0].CategoryInfo.Category | Should -Be ObjectNotFound
        $errors[0].TargetObject | Should -Be '1999'
        $errors[1].TargetObject | Should -Be '1011'
        $errors[1].Exception.VendorText | Should -Be 'generic'
        (Get-TelMonitor).Device | Should -Be '1001', '1002'
    }

    It 'asks for a hundred devices at a time, however many there are' {
        $large = Start-TelSimulator -Provider Ipecs -Setting @{ stations = 251 }
        try {
            $big = Connect-Box $large rest
            $devices = Get-TelDevice -Session $big -First 250
            $devices.Count | Should -Be 250
            Get-RequestCount $large terminals | Should -Be 3
            $devices | Add-TelMonitor
            (Get-BoxSession $large)[0].monitored | Should -Be 250
            Get-RequestCount $large monitor | Should -Be 3
            (Get-ControlState $large).violations | Should -BeNullOrEmpty
            Disconnect-TelSession $big
        }
        finally {
            $large | Stop-TelSimulator
        }
    }
}

Describe 'Flexible pages' {
    BeforeEach { $session = Reset-Box $simulator }

    It 'are sent' {
        Send-TelPage 2 -Device 1000 | Should -BeNullOrEmpty
        $pages = @((Get-ControlState $simulator).state.pages)
        $pages.Count | Should -Be 1
        $pages[0].page | Should -Be 2
        $pages[0].station | Should -Be '1000'
    }

    It 'have an index: <_>' -ForEach 0, 1001 {
        $page = $_
        (Get-Failure { Send-TelPage $page -Device 1000 }).FullyQualifiedErrorId | Should -BeLike 'InvalidArgument,*'
        Get-RequestCount $simulator flexpage | Should -Be 0
    }

    It 'that this system has not are refused' {
        $failure = Get-Failure { Send-TelPage 99 -Device 1000 }
        $failure.FullyQualifiedErrorId | Should -BeLike 'InvalidArgument,Ipecs.111,*'
        $failure.TargetObject | Should -Be 99
    }
}

Describe 'Agents' {
    BeforeEach { $session = Reset-Box $simulator }

    It 'log on, change their state and log off' {
        Connect-TelAgent 7001 -Group 620 -Device 1005 -Rank Primary -Priority 3 | Should -BeNullOrEmpty
        (Get-Station $simulator 1005).primaryAgentId | Should -Be '7001'
        (Get-Station $simulator 1005).agentState | Should -Be 'Ready'
        Set-TelAgentState 7001 -State NotReady -Reason 2 -Group 620 -Device 1005 | Should -BeNullOrEmpty
        (Get-Station $simulator 1005).agentState | Should -Be 'NotReady'
        Set-TelAgentState 7001 -State Ready -Group 620 -Device 1005
        (Get-Station $simulator 1005).agentState | Should -Be 'Ready'
        Disconnect-TelAgent 7001 -Group 620 -Device 1005 | Should -BeNullOrEmpty
        (Get-Station $simulator 1005).agentState | Should -Be 'LoggedOff'
    }

    It 'log on once' {
        Connect-TelAgent 7001 -Group 620 -Device 1005
        $failure = Get-Failure { Connect-TelAgent 7001 -Group 620 -Device 1006 }
        $failure.FullyQualifiedErrorId | Should -BeLike 'Conflict,Ipecs.147,*'
        $failure.CategoryInfo.Category | Should -Be ResourceExists
        $failure.TargetObject | Should -Be '7001'
    }

    It 'are refused before anything is sent: <_>' -ForEach 'Connect-TelAgent 71 -Group 620', 'Connect-TelAgent 7001', 'Connect-TelAgent -Group 620', 'Connect-TelAgent 7001 -Group 620 -Priority 10', 'Set-TelAgentState 7001 -State Ready -Group 620 -Reason x' {
        (Get-Failure ([scriptblock]::Create("$_ -Device 1005"))).FullyQualifiedErrorId | Should -BeLike 'InvalidArgument,*'
        (Get-RequestCount $simulator agent_logon) + (Get-RequestCount $simulator agent_state) | Should -Be 0
    }

    It 'need a group that is there, and to be logged on' {
        (Get-Failure { Connect-TelAgent 7001 -Group 699 -Device 1005 }).FullyQualifiedErrorId | Should -BeLike 'InvalidArgument,Ipecs.111,*'
        (Get-Failure { Set-TelAgentState 7001 -State Ready -Group 620 -Device 1005 }).FullyQualifiedErrorId | Should -BeLike 'Conflict,Ipecs.147,*'
        (Get-Failure { Disconnect-TelAgent 7001 -Group 620 -Device 1005 }).FullyQualifiedErrorId | Should -BeLike 'Conflict,Ipecs.147,*'
    }
}
