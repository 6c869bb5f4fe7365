# Tab: what is offered, and that no vendor is asked for it.
BeforeAll {
    . $PSScriptRoot/Common.ps1
    $simulator = Start-TelSimulator -Provider Centrex -NoTls
    $one = $simulator | Connect-TelSession -Name one
    $two = $simulator | Connect-TelSession -Name 'two words' -Credential $simulator.Accounts[1]

    function Complete([string] $Line) { (TabExpansion2 $Line $Line.Length).CompletionMatches }
}

AfterAll {
    Get-TelSession | Disconnect-TelSession
    Get-TelSimulator | Stop-TelSimulator
}

Describe 'Completion' {
    BeforeEach { $asked = (Get-ControlState $simulator).connections.total }

    It 'offers the open sessions, quoted where need be: <_>' -ForEach 'Get-TelUser -Session ', 'Disconnect-TelSession ', 'Select-TelSession ', 'Get-TelSession ', 'Watch-TelEvent -Session ' {
        (Complete $_).CompletionText | Should -Be 'one', "'two words'"
    }

    It 'says which account a session is' {
        (Complete 'Get-TelUser -Session o').ToolTip | Should -BeLike '*07012340001*'
    }

    It 'goes by what was typed, in any case and within quotes' {
        (Complete 'Get-TelUser -Session TW').CompletionText | Should -Be "'two words'"
        (Complete "Get-TelUser -Session 'two w").CompletionText | Should -Be "'two words'"
        Complete 'Get-TelUser -Session zzz' | Where-Object ResultType -EQ ParameterValue | Where-Object CompletionText -Match 'one|two' | Should -BeNullOrEmpty
    }

    It 'offers the providers: <_>' -ForEach 'Connect-TelSession ', 'Connect-TelSession -Provider ', 'Start-TelSimulator ', 'Get-TelCapability -Provider ' {
        (Complete $_).CompletionText | Should -Contain 'Centrex'
        (Complete $_).CompletionText | Should -Contain 'Dcs'
        (Complete ($_ + 'ce')).CompletionText | Should -Be 'Centrex'
    }

    It 'offers the calls that are known: <_>' -ForEach 'Stop-TelCall ', 'Suspend-TelCall -Call ', 'Start-TelRecording -Call ' {
        $call = Invoke-TelDial '01012345678' -Session $one
        $offered = Complete $_
        $offered.CompletionText.Trim("'") | Should -Be $call.Id
        $offered.ToolTip | Should -BeLike '*01012345678*'
        $call | Stop-TelCall
        Complete $_ | ForEach-Object CompletionText | Should -Not -Contain $call.Id
    }

    It 'offers the types of events, and the values of the other lists' {
        (Complete 'Watch-TelEvent -EventType Ri').CompletionText | Should -Be 'Ringing'
        (Complete 'Register-TelEvent Mess').CompletionText | Should -Be 'MessageReceived', 'MessageWaitingChanged'
        (Complete 'Set-TelForward 1 -Condition Busy').CompletionText | Should -Be 'Busy', 'BusyOrNoAnswer'
        (Complete 'Get-TelWebhook ').CompletionText | Should -Be 'Ring', 'Sms'
    }

    It 'offers the operations of the selected session''s vendor' {
        (Complete 'Invoke-TelCommand call').CompletionText | Should -Be 'callhistory'
    }

    AfterEach {
        # Dialling is the only thing here that asks the vendor, and it does so over the connection that is there.
        (Get-ControlState $simulator).connections.total | Should -Be $asked
    }
}

Describe 'Completion without sessions' {
    It 'offers nothing, and does not fail' {
        $shell = New-Shell
        try {
            $offered = $shell.AddScript('(TabExpansion2 "Get-TelUser -Session " 21).CompletionMatches.CompletionText; (TabExpansion2 "Invoke-TelCommand " 18).CompletionMatches.CompletionText; (TabExpansion2 "Stop-TelCall " 13).CompletionMatches.CompletionText').Invoke()
            $shell.HadErrors | Should -BeFalse
            $offered | Should -Not -Contain 'one'
        }
        finally { $shell.Runspace.Dispose(); $shell.Dispose() }
    }
}
