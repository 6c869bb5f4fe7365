# What holds for each of the iPECS operations alike, through the command that reaches it.
BeforeDiscovery {
    $operations = & $PSScriptRoot/IpecsOperations.ps1
}

BeforeAll {
    . $PSScriptRoot/IpecsCommon.ps1
    . $PSScriptRoot/OperationsCommon.ps1
    $simulator = Start-TelSimulator -Provider Ipecs
}

AfterAll {
    Get-TelSession | Disconnect-TelSession
    Get-TelSimulator | Stop-TelSimulator
    Close-SecondShell
}

Describe 'The contract' {
    It 'lists these operations, the session''s own, click to call, the events, and no other' {
        $operations = & $PSScriptRoot/IpecsOperations.ps1
        $elsewhere = 'clickcall', 'event smdr', 'event acd', 'event call', 'event presence'
        (Get-TelCapability -Provider Ipecs).Operations | Sort-Object -Unique | Should -Be (@($operations.Declared) + $elsewhere | Sort-Object)
    }
}

Describe '<Declared>' -ForEach $operations {
    BeforeEach {
        $operation = $_
        $session = Reset-Box $simulator
        Initialize-Operation $operation $session
    }

    It 'does nothing with -WhatIf or when refused, and is else asked for once and done once' {
        Assert-WhatIfAsksNothing $simulator $operation $session

        $expected = [ordered] @{ '1' = 'InvalidArgument', 'InvalidArgument'; '2' = 'NotSupported', 'NotImplemented'; '3' = 'Permission', 'PermissionDenied'; '99' = 'Unavailable', 'ResourceUnavailable' }
        # A parameter error at a delete means its other printed form: see the history's own tests.
        if ($Name -eq 'smdr-delete') { $expected.Remove('1') }
        if ($Resource -eq 'Call') { $expected += [ordered] @{ '104' = 'NotFound', 'ObjectNotFound'; '143' = 'Permission', 'PermissionDenied'; '147' = 'Conflict', 'ResourceExists'; '205' = 'NoActiveCall', 'InvalidOperation' } }
        Assert-Refusal $simulator $operation $session $null $expected
        Assert-DoneOnce $simulator $operation $session
    }

    It 'ends with Ctrl+C when it has no answer, and the session is usable' { Assert-Stoppable $simulator $operation $session }
}

Describe 'A lost connection to <Declared>' -ForEach ($operations | Where-Object { $_.Kind -eq 'Action' }) {
    BeforeEach {
        $session = Reset-Box $simulator
        if ($First) { $null = & $First $session }
        $requests = Get-RequestCount $simulator $Name
        $handled = Get-HandledCount $simulator $Name
    }

    It 'after it was done: it was done once, and the error says that it may have been' {
        Add-Fault $simulator @{ operation = $Name; kind = 'drop-after' }
        $failure = Get-Failure { & $Run $session }
        $failure.FullyQualifiedErrorId | Should -BeLike 'Unavailable,*Command'
        $failure.CategoryInfo.Category | Should -Be ResourceUnavailable
        $failure.Exception.MayHaveTakenEffect | Should -BeTrue
        $failure.Exception.IsTransient | Should -BeFalse
        $failure.ErrorDetails.Message | Should -BeLike '*may have taken effect*'
        $failure.ErrorDetails.RecommendedAction | Should -BeLike '*before you repeat it*'
        Get-HandledCount $simulator $Name | Should -Be ($handled + 1)
        Get-RequestCount $simulator $Name | Should -Be ($requests + 1)
    }

    It 'before it was done: it is not sent again' {
        Add-Fault $simulator @{ operation = $Name; kind = 'drop-before' }
        $failure = Get-Failure { & $Run $session }
        $failure.FullyQualifiedErrorId | Should -BeLike 'Unavailable,*Command'
        $failure.Exception.MayHaveTakenEffect | Should -BeTrue
        Get-HandledCount $simulator $Name | Should -Be $handled
        Get-RequestCount $simulator $Name | Should -Be ($requests + 1)
    }
}

# A retry waits a second: here all of them wait at the same time.
Describe 'A lost connection to a read or a set' {
    BeforeAll {
        $repeated = & $PSScriptRoot/IpecsOperations.ps1 | Where-Object { $_.Kind -ne 'Action' -and $_.Declared -ne 'GET smdr countOnly' }
        Reset-Simulator $simulator

        # Several sessions: a system that only ever fails is left alone for a second.
        $sessions = 'rest', 'rest2', 'cti' | ForEach-Object { Connect-Box $simulator $_ }
        $index = 0
        $runs = foreach ($operation in $repeated) { New-OperationRun $operation ($operation.Name -eq 'smdr' ? $sessions[0] : $sessions[$index++ % 3]) }
    }

    It 'is repaired by asking again' {
        $outcomes = Invoke-Together $simulator $runs @{ kind = 'drop-before' }
        $outcomes.Count | Should -Be $repeated.Count
        foreach ($outcome in $outcomes) {
            $asks = ($repeated | Where-Object Name -EQ $outcome.Name)['Asks'] ?? 1
            $outcome.Failure | Should -BeNullOrEmpty -Because $outcome.Name
            $outcome.Requests | Should -Be ($asks + 1) -Because $outcome.Name
            $outcome.Handled | Should -Be $asks -Because $outcome.Name
        }
    }
}

Describe 'A connection that stays lost' {
    It 'ends a read after three attempts, without doubt about its effect' {
        $session = Reset-Box $simulator
        Add-Fault $simulator @{ operation = 'status'; kind = 'drop-before'; count = -1 }
        $failure = Get-Failure { Get-TelCallStatus '1000' }
        $failure.FullyQualifiedErrorId | Should -BeLike 'Unavailable,*'
        $failure.Exception.IsTransient | Should -BeTrue
        $failure.Exception.MayHaveTakenEffect | Should -BeFalse
        Get-RequestCount $simulator status | Should -Be 3
        Get-HandledCount $simulator status | Should -Be 0
    }

    It 'repeats a set whose answer was lost' {
        $session = Reset-Box $simulator
        Add-Fault $simulator @{ operation = 'dnd'; kind = 'drop-after' }
        Set-TelDoNotDisturb $true -Device '1000'
        Get-HandledCount $simulator dnd | Should -Be 2
        (Get-Station $simulator 1000).dnd | Should -BeTrue
    }
}
