# What holds for each of the 15 DCS operations alike, through the command that reaches it.
BeforeDiscovery {
    $operations = & $PSScriptRoot/DcsOperations.ps1
}

BeforeAll {
    . $PSScriptRoot/Common.ps1
    . $PSScriptRoot/OperationsCommon.ps1
    $small = @{ days = 2; 'rows-per-day' = 3; 'recordings-per-day' = 3; contacts = 3; 'recording-bytes' = 5000; 'download-spacing-ms' = 0 }
    $simulator = Start-TelSimulator -Provider Dcs -NoTls -Setting $small
}

AfterAll {
    Get-TelSession | Disconnect-TelSession
    Get-TelSimulator | Stop-TelSimulator
    Close-SecondShell
}

Describe 'The DCS contract' {
    It 'lists these 15 operations and no other' {
        $operations = & $PSScriptRoot/DcsOperations.ps1
        (Get-TelCapability -Provider Dcs).Operations | Sort-Object -Unique | Should -Be ($operations.Name | Sort-Object)
    }
}

Describe 'DCS <Name>' -ForEach $operations {
    BeforeEach {
        $operation = $_
        $session = Reset-Line $simulator
        $recording = Initialize-Operation $operation $session
    }

    It 'is asked for once and done once' { Assert-DoneOnce $simulator $operation $session $recording }

    It 'ends with Ctrl+C when it has no answer, and the session is usable' { Assert-Stoppable $simulator $operation $session $recording }

    It 'turns each documented code into its error and does nothing' {
        $expected = [ordered] @{
            '1002' = 'InvalidArgument', 'InvalidArgument'; '1003' = 'Authentication', 'AuthenticationError'; '1004' = 'Authentication', 'AuthenticationError'
            '2002' = 'Permission', 'PermissionDenied'
            '4001' = if ($operation.NoData -eq 'FileMissing') { 'InvalidArgument', 'InvalidArgument' } else { 'NotSupported', 'NotImplemented' }
        }
        if ($operation.NoData -eq 'FileMissing') { $expected['5001'] = 'Permission', 'PermissionDenied'; $expected['5002'] = 'NotFound', 'ObjectNotFound' }
        if ($operation.NoData -in 'FileMissing', 'NotFound') { $expected['4002'] = 'NotFound', 'ObjectNotFound' }
        if ($operation.NoData -eq 'NoActiveCall') { $expected['4004'] = 'NoActiveCall', 'InvalidOperation' }
        Assert-Refusal $simulator $operation $session $recording $expected
    }

    It 'keeps the Korean words that come in place of JSON' {
        Add-Fault $simulator @{ operation = $operation.Name; kind = 'code'; code = 'text'; message = '서비스 점검 중입니다.' }
        $failure = Get-Failure { & $operation.Run $session $recording }
        $failure.FullyQualifiedErrorId | Should -BeLike 'Protocol*,TelephonyOps.Commands.*Command'
        "$($failure.Exception.VendorText) $($failure.Exception.Message)" | Should -BeLike '*서비스 점검 중입니다.*'
        $failure.Exception.MayHaveTakenEffect | Should -Be ($operation.Kind -eq 'Action')
    }
}

Describe '"No data" to DCS <Name>' -ForEach ($operations | Where-Object { $_.NoData -eq 'Empty' }) {
    It 'is an empty result' { Assert-NoDataIsEmpty $simulator $_ (Reset-Line $simulator) }
}

Describe 'A lost DCS connection' {
    BeforeAll {
        $many = Start-TelSimulator -Provider Dcs -NoTls -Setting ($small + @{ accounts = 20 })

        # The first five accounts are not all of them allowed everything.
        $index = 5
        $runs = foreach ($operation in & $PSScriptRoot/DcsOperations.ps1) {
            New-OperationRun $operation ($many | Connect-TelSession -Credential $many.Accounts[$index++] -DownloadInterval 0)
        }

        # Clear-TelForward asks first where calls are forwarded to.
        $besides = @{ userinfo = 1 }
    }

    It 'before the operation: a read or a set fails after three attempts, an action after one, nothing is done' {
        $outcomes = Invoke-Together $many $runs @{ kind = 'drop-before'; count = -1 } $besides
        $outcomes.Count | Should -Be 15
        Assert-LostBefore $outcomes
    }

    It 'after the operation: a read or a set is repeated and succeeds, an action is done once and says that it may have been' {
        Assert-LostAfter (Invoke-Together $many $runs @{ kind = 'drop-after' } $besides)
        (Get-ControlState $many).violations | Should -BeNullOrEmpty
    }
}
