# What holds for each function of SK broadband's library alike, through the command that reaches it.
BeforeDiscovery {
    $operations = & $PSScriptRoot/SkbImsOperations.ps1
}

BeforeAll {
    . $PSScriptRoot/Common.ps1
    . $PSScriptRoot/SkbImsLine.ps1
    . $PSScriptRoot/OperationsCommon.ps1
    $simulator = Start-TelSimulator -Provider SkbIms

    function Connect-For($Operation) {
        if (-not $Operation.NoLogin) { return Connect-Library $simulator }
        Reset-Simulator $simulator
        $simulator | Connect-TelSession -NoLogin
    }
}

AfterAll {
    Get-TelSession | Disconnect-TelSession
    Get-TelSimulator | Stop-TelSimulator
    Close-SecondShell
}

Describe 'The SkbIms contract' {
    It 'lists these functions, the session''s own, the services, the events, and no other' {
        $operations = & $PSScriptRoot/SkbImsOperations.ps1
        $own = 'IMS_Init', 'IMS_Close', 'IMS_GetVersion', 'IMS_Login', 'IMS_Logout', 'IMS_GetEvent', 'available services'
        $declared = [TelephonyOps.Providers.ProviderRegistry]::Get('SkbIms').Operations.Name
        $declared | Where-Object { $_ -notlike 'event *' } | Sort-Object | Should -Be (@($operations.Name) + $own | Sort-Object)
    }
}

Describe '<Name>' -ForEach $operations {
    BeforeEach {
        $operation = $_
        $session = Connect-For $operation
        $argument = Initialize-Operation $operation $session
    }

    It 'does nothing with -WhatIf or when refused, and is else asked for once and done once' {
        Assert-WhatIfAsksNothing $simulator $operation $session $argument
        Assert-SkbRefusal $simulator $operation $session $argument

        # An authentication number serves once.
        if ($operation.Argument) { $argument = Initialize-Operation $operation $session }
        Assert-DoneOnce $simulator $operation $session $argument
    }
}

Describe '<Name>, of which no result comes' -ForEach ($operations | Where-Object { -not $_.AtOnce }) {
    It 'ends with Ctrl+C, and the session is usable' {
        $session = Connect-For $_
        $argument = Initialize-Operation $_ $session
        Assert-Stoppable $simulator $_ $session $argument
    }
}

Describe 'A connection that is lost during <Name>' -ForEach ($operations | Where-Object { $_.Kind -eq 'Action' -and -not $_.NoLogin }) {
    BeforeEach {
        $session = Connect-Library $simulator
        $null = Initialize-Operation @{ First = $First } $session
    }

    It 'leaves in doubt whether it was done (<Fault>), and is not asked for again' -ForEach @{ Fault = 'drop-before'; Done = 0 }, @{ Fault = 'drop-after'; Done = 1 } {
        $requests = Get-RequestCount $simulator $Name
        $handled = Get-HandledCount $simulator $Name
        $logins = Get-HandledCount $simulator IMS_Login
        Add-Fault $simulator @{ operation = $Name; kind = $Fault }
        $failure = Get-Failure { & $Run $session }
        $failure.FullyQualifiedErrorId | Should -BeLike 'Unavailable,*Command'
        $failure.CategoryInfo.Category | Should -Be ResourceUnavailable
        $failure.Exception.MayHaveTakenEffect | Should -BeTrue
        $failure.ErrorDetails.RecommendedAction | Should -BeLike '*before you repeat it*'
        Wait-Until { (Get-HandledCount $simulator IMS_Login) -gt $logins -and $session.State -eq 'Connected' }
        Get-RequestCount $simulator $Name | Should -Be ($requests + 1)
        Get-HandledCount $simulator $Name | Should -Be ($handled + $Done)
    }
}

Describe 'A connection that is lost during the read or set <Name>' -ForEach ($operations | Where-Object { $_.Kind -ne 'Action' -and -not $_.AtOnce }) {
    It 'asks for it again when it is back' {
        $session = Connect-Library $simulator
        $null = Initialize-Operation $_ $session
        $requests = Get-RequestCount $simulator $Name
        Add-Fault $simulator @{ operation = $Name; kind = 'drop-before' }

        # A conference ends with the connection, and the second answer says so.
        if ($Name -eq 'IMS_Cnfr_CallStatus') { (Get-Failure { & $Run $session }).FullyQualifiedErrorId | Should -BeLike 'NoActiveCall,SkbIms.0x8005,*' }
        else { $null = & $Run $session }
        Get-RequestCount $simulator $Name | Should -Be ($requests + 2)
    }
}
