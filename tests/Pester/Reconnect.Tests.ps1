BeforeAll {
    . $PSScriptRoot/Common.ps1

    # What the queue has, in its order.
    function Get-Seen { @(Get-Event -SourceIdentifier break -ErrorAction Ignore | ForEach-Object { $_.SourceEventArgs }) }
}

AfterAll {
    Get-EventSubscriber | Unregister-Event
    Get-TelSession | Disconnect-TelSession
    Get-TelSimulator | Stop-TelSimulator
}

Describe 'A connection that breaks' {
    AfterEach {
        Get-EventSubscriber | Unregister-Event
        Get-Event | Remove-Event
        Get-TelSession | Disconnect-TelSession
        Get-TelSimulator | Stop-TelSimulator
    }

    It 'comes back by itself on <Provider>, and the hole in its events is declared (G4, G10)' -ForEach @(
        @{ Provider = 'LguBase'; Setting = @{ 'byte-order' = 'little' }; Break = 'drop' }
        @{ Provider = 'SkbIms'; Setting = @{}; Break = 'disconnect' }
    ) {
        $simulator = Start-TelSimulator $Provider -Setting $Setting
        $session = $simulator | Connect-TelSession -ReconnectInterval 1
        Register-TelEvent -Session $session -EventType SessionLost, SessionRestored -SourceIdentifier break
        $null = Send-Control $simulator act @{ action = $Break }
        Wait-Until { @(Get-Seen | Where-Object Type -EQ SessionRestored).Count -gt 0 } 40
        Wait-Until { @(Get-Seen | Where-Object Type -EQ StreamGap).Count -gt 0 } 20
        (Get-Seen)[0].Type | Should -Be SessionLost
        $session.State | Should -Be Connected
        (Invoke-TelDial '01012345678' -Session $session).Outcome | Should -Be Accepted
        Stop-TelCall -Session $session
    }

    It 'tells the byte order that it found' {
        $simulator = Start-TelSimulator LguBase -Setting @{ 'byte-order' = 'little' }
        ($simulator | Connect-TelSession).ByteOrder | Should -Be Little
    }
}
