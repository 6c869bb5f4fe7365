BeforeAll {
    . $PSScriptRoot/Common.ps1
    $simulator = Start-TelSimulator -Provider Centrex -NoTls
    $forward = { (Get-Line $simulator).forward }
}

AfterAll {
    Get-TelSession | Disconnect-TelSession
    Get-TelSimulator | Stop-TelSimulator
}

Describe 'Forwarding' {
    BeforeEach { $session = Reset-Line $simulator }

    It 'is off at first' {
        $rule = Get-TelForward
        $rule | Should -BeOfType TelephonyOps.ForwardRule
        $rule.Enabled | Should -BeFalse
        $rule.To | Should -BeNullOrEmpty
        $rule.Condition | Should -BeNullOrEmpty
        "$rule" | Should -Be 'off'
    }

    It 'is unconditional without a condition, by setforward' {
        Set-TelForward '010-5555-6666' | Should -BeNullOrEmpty
        Get-HandledCount $simulator setforward | Should -Be 1
        (& $forward).number | Should -Be '01055556666'
        $rule = Get-TelForward
        $rule.Enabled | Should -BeTrue
        $rule.Condition | Should -Be 'Unconditional'
        $rule.To | Should -Be '01055556666'
        $rule.Description | Should -Not -BeNullOrEmpty
    }

    It 'is set on <Condition> as type <Type>, read back and cleared' -ForEach @(
        @{ Condition = 'Unconditional'; Type = '0' }
        @{ Condition = 'NoAnswer'; Type = '1' }
        @{ Condition = 'Busy'; Type = '2' }
        @{ Condition = 'Simultaneous'; Type = '3' }
        @{ Condition = 'BusyOrNoAnswer'; Type = '4' }
    ) {
        $set = Set-TelForward 01055556666 -Condition $Condition -PassThru
        $set.Condition | Should -Be $Condition
        $set.To | Should -Be '01055556666'
        Get-HandledCount $simulator setforwardtype | Should -Be 1
        (& $forward).use, (& $forward).type | Should -Be 'F', $Type
        (Get-TelForward).Condition | Should -Be $Condition

        $cleared = Clear-TelForward -PassThru
        $cleared.Enabled | Should -BeFalse
        (& $forward).use | Should -Be 'N'
        (Get-TelForward).Enabled | Should -BeFalse
    }

    It 'is set back from what was read' {
        Set-TelForward 01055556666 -Condition Busy
        $rule = Get-TelForward
        Clear-TelForward
        $rule | Set-TelForward
        (& $forward).number, (& $forward).type | Should -Be '01055556666', '2'
    }

    It 'shows a line that goes to the voice mailbox' {
        $null = Invoke-Act $simulator @{ action = 'voicemail'; account = '07012340001' }
        $rule = Get-TelForward
        $rule.Enabled | Should -BeTrue
        $rule.To | Should -BeNullOrEmpty
    }

    It 'has no <Command>' -ForEach @(
        @{ Command = "Set-TelForward '01055556666' -Condition DoNotDisturb" }
        @{ Command = "Set-TelForward '01055556666' -Condition Unknown" }
        @{ Command = "Set-TelForward '01055556666' -Device 855" }
        @{ Command = 'Clear-TelForward -Condition Busy' }
        @{ Command = 'Get-TelForward 855' }
    ) {
        $failure = Get-Failure ([scriptblock]::Create($Command))
        $failure.FullyQualifiedErrorId | Should -BeLike 'NotSupported,*Command'
        $failure.CategoryInfo.Category | Should -Be NotImplemented
        (& $forward).use | Should -Be 'N'
    }

    It 'refuses a number with letters and an integer' {
        (Get-Failure { Set-TelForward 'abc' }).TargetObject | Should -Be 'abc'
        "$(Get-Failure { Set-TelForward (1055556666) })" | Should -BeLike '*quote*'
        Get-RequestCount $simulator setforward | Should -Be 0
    }

    It 'takes the own line as -Device' {
        Set-TelForward '01055556666' -Device 854
        (Get-TelForward 0854).To | Should -Be '01055556666'
        Clear-TelForward -Device 07012340001
        (& $forward).use | Should -Be 'N'
    }
}
