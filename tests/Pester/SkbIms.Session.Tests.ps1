BeforeAll {
    . $PSScriptRoot/Common.ps1
    $simulator = Start-TelSimulator SkbIms
}

AfterAll {
    Get-TelSession | Disconnect-TelSession
    Get-TelSimulator | Stop-TelSimulator
}

Describe 'A session of SK broadband''s library' {
    AfterEach { Get-TelSession | Disconnect-TelSession }

    It 'logs in, tells the library''s version, answers a test, and logs out' {
        $session = $simulator | Connect-TelSession
        $session.ApiVersion | Should -Not -BeNullOrEmpty
        $session.State | Should -Be Connected
        Test-TelSession | Should -BeTrue
        $session | Disconnect-TelSession
        $session.State | Should -Be Disconnected
        (Get-ControlState $simulator).requests.IMS_Logout | Should -BeGreaterThan 0
    }

    It 'refuses a second session in the process, and leaves the first alone' {
        $null = $simulator | Connect-TelSession
        $second = $simulator | Connect-TelSession -ErrorAction SilentlyContinue -ErrorVariable refused
        $second | Should -BeNullOrEmpty
        $refused[0].CategoryInfo.Category | Should -Be ResourceExists
        Test-TelSession | Should -BeTrue
    }

    It 'says what to do about a library that is not there' {
        $null = Connect-TelSession SkbIms (Join-Path $TestDrive 'none.so') $simulator.Credential -AppKey $simulator.AppKey -ErrorAction SilentlyContinue -ErrorVariable refused
        $refused[0].CategoryInfo.Category | Should -Be ObjectNotFound
        $refused[0].ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
    }
}
