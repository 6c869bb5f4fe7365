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

    It 'refuses a wrong password, and connects with the right one right after' {
        $wrong = [pscredential]::new($simulator.Credential.UserName, ('Wrong!4711' | ConvertTo-SecureString -AsPlainText -Force))
        $refused = Get-Failure { $simulator | Connect-TelSession -Credential $wrong }
        $refused.CategoryInfo.Category | Should -Be AuthenticationError
        $refused.ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
        "$($refused | Format-List * -Force | Out-String)" | Should -Not -Match 'Wrong!4711'
        Get-TelSession | Should -BeNullOrEmpty

        # The library is given back when its last call has come back: on a busy machine a moment after the error.
        Wait-Until { $simulator | Connect-TelSession -ErrorAction Ignore }
        Test-TelSession | Should -BeTrue
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
