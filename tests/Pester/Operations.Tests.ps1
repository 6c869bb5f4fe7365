# What holds for each of the 28 Centrex operations alike, through the command that reaches it.
BeforeDiscovery {
    $operations = & $PSScriptRoot/CentrexOperations.ps1
}

BeforeAll {
    . $PSScriptRoot/Common.ps1
    . $PSScriptRoot/OperationsCommon.ps1
    $small = @{ 'outbound-rows' = 3; 'inbound-rows' = 3; recordings = 3; contacts = 3; 'sms-rows' = 3; 'recording-bytes' = 5000; 'download-spacing-ms' = 0 }
    $simulator = Start-TelSimulator -Provider Centrex -NoTls -Setting $small
}

AfterAll {
    Get-TelSession | Disconnect-TelSession
    Get-TelSimulator | Stop-TelSimulator
    Close-SecondShell
}

Describe 'The contract' {
    It 'lists these 28 operations and no other' {
        $operations = & $PSScriptRoot/CentrexOperations.ps1
        $declared = (Get-TelCapability -Provider Centrex).Operations
        $declared | Sort-Object -Unique | Should -Be ($operations.Name | Sort-Object)
    }
}

Describe '<Name>' -ForEach $operations {
    BeforeEach {
        $operation = $_
        $session = Reset-Line $simulator
        $recording = Initialize-Operation $operation $session
    }

    It 'is asked for once and done once' { Assert-DoneOnce $simulator $operation $session $recording }

    It 'ends with Ctrl+C when it has no answer, and the session is usable' { Assert-Stoppable $simulator $operation $session $recording }

    It 'turns each documented code into its error and does nothing' {
        $expected = [ordered] @{
            '1001' = 'InvalidArgument', 'InvalidArgument'; '1002' = 'InvalidArgument', 'InvalidArgument'
            '1003' = 'Authentication', 'AuthenticationError'; '1004' = 'Authentication', 'AuthenticationError'
            '1005' = 'Permission', 'PermissionDenied'; '2001' = 'InvalidArgument', 'InvalidArgument'; '2002' = 'Permission', 'PermissionDenied'
            '3002' = 'InvalidArgument', 'InvalidArgument'; '3003' = 'InvalidArgument', 'InvalidArgument'; '3004' = 'Throttled', 'LimitsExceeded'
            '4001' = if ($operation.NoData -eq 'FileMissing') { 'InvalidArgument', 'InvalidArgument' } else { 'NotSupported', 'NotImplemented' }
        }
        if ($operation.NoData -in 'FileMissing', 'NotFound') { $expected['4004'] = 'NotFound', 'ObjectNotFound' }
        if ($operation.NoData -eq 'NoActiveCall') { $expected['4004'] = 'NoActiveCall', 'InvalidOperation' }
        Assert-Refusal $simulator $operation $session $recording $expected
    }
}

Describe '"No data" to <Name>' -ForEach ($operations | Where-Object { $_.NoData -eq 'Empty' }) {
    It 'is an empty result' { Assert-NoDataIsEmpty $simulator $_ (Reset-Line $simulator) }
}

Describe 'A list without rows' {
    BeforeAll {
        $empty = Start-TelSimulator -Provider Centrex -NoTls -Setting @{ 'outbound-rows' = 0; 'inbound-rows' = 0; recordings = 0; contacts = 0; 'sms-rows' = 0 }
        $lone = $empty | Connect-TelSession
    }

    It 'is empty and no error: <_>' -ForEach 'Get-TelCallHistory', 'Get-TelInboundCall', 'Get-TelRecording', 'Get-TelContact', 'Get-TelMessage', 'Get-TelWebhook' {
        & $_ -Session $lone | Should -BeNullOrEmpty
    }

    It 'counts zero: <_>' -ForEach 'Get-TelCallHistory', 'Get-TelInboundCall', 'Get-TelRecording', 'Get-TelContact', 'Get-TelMessage' {
        $written = @(& $_ -Session $lone -IncludeTotalCount)
        $written.Count | Should -Be 1
        $written[0] | Should -Be 0
    }
}

Describe 'A lost connection' {
    BeforeAll {
        $many = Start-TelSimulator -Provider Centrex -NoTls -Setting ($small + @{ accounts = 32 })

        # The first four accounts are not all of them allowed everything.
        $index = 4
        $runs = foreach ($operation in & $PSScriptRoot/CentrexOperations.ps1) {
            New-OperationRun $operation ($many | Connect-TelSession -Credential $many.Accounts[$index++] -DownloadInterval 0)
        }

        # One command asks for both states: the other one's line asks for this one's too.
        $status = 'phonestatus', 'channelstatus'
        $besides = @{ phonestatus = 1; channelstatus = 1 }
    }

    It 'before the operation: a read or a set fails after three attempts, an action after one, nothing is done' {
        $outcomes = Invoke-Together $many $runs @{ kind = 'drop-before'; count = -1 }
        $outcomes.Count | Should -Be 28
        Assert-LostBefore $outcomes -Shared $status
    }

    It 'after the operation: a read or a set is repeated and succeeds, an action is done once and says that it may have been' {
        Assert-LostAfter (Invoke-Together $many $runs @{ kind = 'drop-after' } $besides)
        (Get-ControlState $many).violations | Should -BeNullOrEmpty
    }

    It 'a fault inside the vendor (<_>): a read or a set is asked for again, an action never' -ForEach '3001', '9999' {
        $outcomes = Invoke-Together $many $runs @{ kind = 'code'; code = $_ } $besides
        foreach ($outcome in $outcomes) {
            if ($outcome.Kind -eq 'Action') {
                $outcome.Failure.FullyQualifiedErrorId | Should -BeLike "Unavailable,Centrex.$_,*Command" -Because $outcome.Name
                $outcome.Failure.Exception.MayHaveTakenEffect | Should -BeTrue
                $outcome.Requests | Should -Be 1 -Because $outcome.Name
                $outcome.Handled | Should -Be 0 -Because $outcome.Name
            }
            else {
                $outcome.Failure | Should -BeNullOrEmpty -Because $outcome.Name
                $outcome.Handled | Should -Be 1 -Because $outcome.Name
            }
        }
    }
}
