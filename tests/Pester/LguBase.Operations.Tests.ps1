# What holds for each of the LGUBase commands alike, through the cmdlet that reaches it.
BeforeDiscovery {
    $operations = & $PSScriptRoot/LguBaseOperations.ps1
}

BeforeAll {
    . $PSScriptRoot/Common.ps1
    . $PSScriptRoot/LguBaseLine.ps1
    . $PSScriptRoot/OperationsCommon.ps1
    $simulator = Start-Exchange Big
}

AfterAll {
    Get-TelSession | Disconnect-TelSession
    Get-TelSimulator | Stop-TelSimulator
    Close-SecondShell
}

Describe 'The LGUBase contract' {
    It 'lists these commands, the session''s own, the events, and no other' {
        $operations = & $PSScriptRoot/LguBaseOperations.ps1 | Where-Object Declared -NE 'SetForward off'
        $own = 'LoginServer', 'LoginBySWP', 'ConnectServer', 'DisconnectServer', 'SetEncryption', 'SetHeartBeat', 'IsConnected', 'SetAutoReconnect', 'SetOamServerIP', 'SetSeedEncryption'
        $events = 'RINGEVENT', 'CHANNELLIST', 'CHANNELOUT', 'LOGINRESULT', 'NetworkError', 'CDREVENT and others', 'CMDRESULT', 'CMDRESULTEND', 'CONFERENCEEVENT', 'RECVPEERMSG', 'CMDERROR', 'RECVSMS'
        [TelephonyOps.Providers.ProviderRegistry]::Get('LguBase').Operations.Name | Sort-Object | Should -Be (@($operations.Declared) + $own + $events | Sort-Object)
    }
}

Describe 'LGUBase <Declared>' -ForEach $operations {
    BeforeEach {
        $operation = $_
        Reset-Simulator $simulator
        $session = Connect-Line $simulator
        $argument = Initialize-Operation $operation $session
    }

    It 'does nothing with -WhatIf or when refused, and is else asked for once and done once' {
        Assert-WhatIfAsksNothing $simulator $operation $session $argument
        Assert-LguRefusal $simulator $operation $session $argument
        Assert-DoneOnce $simulator $operation $session $argument
    }

    It 'ends with Ctrl+C when it has no answer, and the line is usable' { Assert-Stoppable $simulator $operation $session $argument }
}

Describe 'An LGUBase connection that is cut during <Declared>' -ForEach ($operations | Where-Object Kind -EQ 'Action') {
    BeforeEach {
        Reset-Simulator $simulator
        $session = Connect-Line $simulator
        $argument = Initialize-Operation $_ $session
        $requests = Get-RequestCount $simulator $Name
        $handled = Get-HandledCount $simulator $Name
        $logins = Get-HandledCount $simulator LOGIN
    }

    It 'leaves in doubt what was done, and does not do it again' {
        Add-Fault $simulator @{ operation = $Name; kind = 'drop-after' }
        $failure = Get-Failure { & $Run $session $argument }
        $failure.FullyQualifiedErrorId | Should -BeLike 'Unavailable,*Command'
        $failure.CategoryInfo.Category | Should -Be ResourceUnavailable
        $failure.Exception.MayHaveTakenEffect | Should -BeTrue
        $failure.ErrorDetails.RecommendedAction | Should -BeLike '*before you repeat it*'
        Wait-Until { (Get-HandledCount $simulator LOGIN) -gt $logins -and $session.State -eq 'Connected' }
        Get-HandledCount $simulator $Name | Should -Be ($handled + 1)
        Get-RequestCount $simulator $Name | Should -Be ($requests + 1)
    }

    It 'leaves in doubt what was not done, and does not do it either' {
        Add-Fault $simulator @{ operation = $Name; kind = 'drop-before' }
        $failure = Get-Failure { & $Run $session $argument }
        $failure.FullyQualifiedErrorId | Should -BeLike 'Unavailable,*Command'
        $failure.Exception.MayHaveTakenEffect | Should -BeTrue
        Wait-Until { (Get-HandledCount $simulator LOGIN) -gt $logins -and $session.State -eq 'Connected' }
        Get-HandledCount $simulator $Name | Should -Be $handled
        Get-RequestCount $simulator $Name | Should -Be ($requests + 1)
    }
}

Describe 'An LGUBase connection that is cut during the read or set <Declared>' -ForEach ($operations | Where-Object { $_.Kind -ne 'Action' }) {
    It 'asks for it again' {
        Reset-Simulator $simulator
        $session = Connect-Line $simulator
        $argument = Initialize-Operation $_ $session
        $handled = Get-HandledCount $simulator $Name
        Add-Fault $simulator @{ operation = $Name; kind = 'drop-after' }
        $null = & $Run $session $argument
        Get-HandledCount $simulator $Name | Should -Be ($handled + $Asks + 1)
    }
}
