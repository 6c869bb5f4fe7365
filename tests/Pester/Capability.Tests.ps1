BeforeAll {
    . $PSScriptRoot/Common.ps1
}

Describe 'Get-TelCapability' {
    It 'needs no session and no network' {
        Get-TelSession | Should -BeNullOrEmpty
        Get-TelCapability | Should -Not -BeNullOrEmpty
    }

    It 'shows what Centrex can do, by which operations and commands' {
        $history = Get-TelCapability CallHistory -Provider Centrex
        $history | Should -BeOfType TelephonyOps.Capability
        $history.IsSupported | Should -BeTrue
        $history.Operations | Should -Be 'callhistory'
        $history.Commands | Should -Be 'Get-TelCallHistory'
    }

    It 'shows what it cannot do only when asked' {
        (Get-TelCapability -Provider Centrex).IsSupported | Sort-Object -Unique | Should -BeTrue
        $missing = Get-TelCapability -Provider Centrex -All | Where-Object { -not $_.IsSupported }
        $missing.Name | Should -Contain 'Monitoring'
    }

    It 'takes wildcards' {
        (Get-TelCapability Call* -Provider C*).Name | Should -Be (Get-TelCapability -Provider Centrex | Where-Object Name -Like Call*).Name
        Get-TelCapability nothing* | Should -BeNullOrEmpty
    }

    It 'names commands that there are' {
        foreach ($command in (Get-TelCapability).Commands | Sort-Object -Unique) { Get-Command $command -Module TelephonyOps -ErrorAction Ignore | Should -Not -BeNullOrEmpty -Because $command }
    }

    It 'names the commands of what has no operation of its own' {
        (Get-TelCapability EventSource -Provider Centrex).Commands | Should -Be 'Watch-TelEvent', 'Wait-TelEvent', 'Register-TelEvent'
        (Get-TelCapability RawCommands).Commands | Sort-Object -Unique | Should -Be 'Invoke-TelCommand'
        (Get-TelCapability ConferenceInvitation).Commands | Sort-Object -Unique | Should -Be 'Add-TelConferenceMember'
        Get-TelCapability | Where-Object Commands -EQ $null | Should -BeNullOrEmpty
    }

    It 'is the same as a session''s own list' {
        $simulator = Start-TelSimulator -Provider Centrex -NoTls
        $session = $simulator | Connect-TelSession
        $session.Capabilities | Should -Be (Get-TelCapability -Provider Centrex).Name
        ($session | Get-TelCapability).Provider | Sort-Object -Unique | Should -Be 'Centrex'
        $session | Disconnect-TelSession
        $simulator | Stop-TelSimulator
    }
}
