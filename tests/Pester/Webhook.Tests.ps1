BeforeAll {
    . $PSScriptRoot/Common.ps1
    $simulator = Start-TelSimulator -Provider Centrex -NoTls
    $hooks = { @((Get-Line $simulator).hooks) }
}

AfterAll {
    Get-TelSession | Disconnect-TelSession
    Get-TelSimulator | Stop-TelSimulator
}

Describe 'Web hooks' {
    BeforeEach { $session = Reset-Line $simulator }

    It 'are none at first' {
        Get-TelWebhook | Should -BeNullOrEmpty
        Get-TelWebhook Ring | Should -BeNullOrEmpty
    }

    It 'are set, read and removed: <_>' -ForEach 'Ring', 'Sms' {
        Set-TelWebhook $_ 'http://127.0.0.1:8080/hooks/page.html?key=1' | Should -BeNullOrEmpty
        & $hooks | Should -Be $_
        $hook = Get-TelWebhook
        $hook | Should -BeOfType TelephonyOps.Webhook
        $hook.Kind | Should -Be $_
        $hook.Host, $hook.Port, $hook.Path | Should -Be '127.0.0.1', 8080, '/hooks/page.html?key=1'
        $hook.RegisteredAt.Offset.TotalHours | Should -Be 9
        $hook.ValidUntil | Should -BeNullOrEmpty
        Remove-TelWebhook $_ | Should -BeNullOrEmpty
        & $hooks | Should -BeNullOrEmpty
    }

    It 'are set for both kinds at once, and piped on' {
        (Set-TelWebhook Ring, Sms 'http://127.0.0.1:8080/a.php' -PassThru).Kind | Should -Be 'Ring', 'Sms'
        (Get-TelWebhook).Kind | Should -Be 'Ring', 'Sms'
        Get-TelWebhook | Remove-TelWebhook
        & $hooks | Should -BeNullOrEmpty
    }

    It 'take port 80 where none is named' {
        (Set-TelWebhook Ring 'http://127.0.0.1/a.php' -PassThru).Port | Should -Be 80
    }

    It 'cannot go to <_>' -ForEach 'https://127.0.0.1/a.php', 'http://example.com/a.php', 'http://[::1]/a.php', 'http://127.0.0.1/a', 'ftp://127.0.0.1/a.php', '/a.php', 'a.php' {
        $uri = $_
        $failure = Get-Failure { Set-TelWebhook Ring $uri }
        $failure.FullyQualifiedErrorId | Should -BeLike 'InvalidArgument,*SetTelWebhookCommand'
        $failure.CategoryInfo.Category | Should -Be InvalidArgument
        $failure.ErrorDetails.RecommendedAction | Should -BeLike '*IPv4*'
        $failure.TargetObject | Should -Be ([uri] $uri)
        Get-RequestCount $simulator setringcallback | Should -Be 0
    }

    It 'say when there was none to remove, and that is no error' {
        $said = Remove-TelWebhook Ring -Verbose 4>&1
        "$said" | Should -BeLike '*No Ring hook was set*'
    }

    It 'are called when the phone rings' {
        $listener = [System.Net.Sockets.TcpListener]::new([ipaddress]::Loopback, 0)
        $listener.Start()
        try {
            Set-TelWebhook Ring "http://127.0.0.1:$($listener.LocalEndpoint.Port)/in.php?key=1"
            $null = Invoke-Act $simulator @{ action = 'ring'; from = '01098765432'; to = '07012340001'; answerMs = -1 }
            Wait-Until { $listener.Pending() }
            $client = $listener.AcceptTcpClient()
            $line = [System.IO.StreamReader]::new($client.GetStream()).ReadLine()
            $client.Dispose()
            $line | Should -BeLike 'GET /in.php`?key=1&sender=01098765432&receiver=*&kind=1&inner_num=*'
        }
        finally {
            $listener.Stop()
        }
    }
}
