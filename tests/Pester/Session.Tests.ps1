BeforeAll {
    . $PSScriptRoot/Common.ps1
    $simulator = Start-TelSimulator -Provider Centrex
    $thumbprint = $simulator.CertificateThumbprint
    $line = @{ Provider = 'Centrex'; Server = $simulator.Server; Credential = $simulator.Credential }
}

AfterAll {
    Get-TelSession | Disconnect-TelSession
    Get-TelSimulator | Stop-TelSimulator
}

Describe 'Connect-TelSession' {
    BeforeEach { Reset-Simulator $simulator }

    It 'takes a simulator from the pipeline, asks the vendor once, emits the session and selects it' {
        $session = $simulator | Connect-TelSession
        $session | Should -BeOfType TelephonyOps.TelephonySession
        $session.Name | Should -Be 'Centrex1'
        $session.Provider | Should -Be 'Centrex'
        $session.Account | Should -Be '07012340001'
        $session.Device | Should -Be '854'
        $session.Server | Should -Be $simulator.Server
        $session.State | Should -Be 'Connected'
        $session.Capabilities | Should -Contain 'CallHistory'
        $session.ConnectedAt.Offset.TotalHours | Should -Be 9
        ([DateTimeOffset]::Now - $session.ConnectedAt).TotalMinutes | Should -BeLessThan 1
        Get-HandledCount $simulator userinfo | Should -Be 1
        Get-TelSession -Selected | Should -Be $session
    }

    It 'takes everything by position' {
        (Connect-TelSession Centrex $simulator.Server $simulator.Credential -CertificateThumbprint $thumbprint).State | Should -Be 'Connected'
    }

    It 'names sessions apart, and takes a name' {
        ($simulator | Connect-TelSession).Name | Should -Be 'Centrex1'
        ($simulator | Connect-TelSession).Name | Should -Be 'Centrex2'
        ($simulator | Connect-TelSession -Name desk).Name | Should -Be 'desk'
        Get-TelSession Centrex1 | Disconnect-TelSession
        ($simulator | Connect-TelSession).Name | Should -Be 'Centrex1'
    }

    It 'refuses a name that is taken before it asks the vendor' {
        $null = $simulator | Connect-TelSession -Name desk
        $failure = Get-Failure { $simulator | Connect-TelSession -Name DESK }
        $failure.FullyQualifiedErrorId | Should -BeLike 'Conflict,*ConnectTelSessionCommand'
        $failure.CategoryInfo.Category | Should -Be ResourceExists
        $failure.TargetObject | Should -Be 'DESK'
        Get-RequestCount $simulator userinfo | Should -Be 1
        @(Get-TelSession).Count | Should -Be 1
    }

    It 'pins the certificate by <Form>' -ForEach @(
        @{ Form = 'SHA-256'; Make = { $thumbprint } }
        @{ Form = 'SHA-256 in lower case'; Make = { $thumbprint.ToLowerInvariant() } }
        @{ Form = 'SHA-256 with colons'; Make = { $thumbprint -replace '(..)(?!$)', '$1:' } }
        @{ Form = 'SHA-1'; Make = {
                $client = [System.Net.Sockets.TcpClient]::new('127.0.0.1', ([uri] $simulator.Server).Port)
                $tls = [System.Net.Security.SslStream]::new($client.GetStream(), $false, { $true })
                try { $tls.AuthenticateAsClient('localhost'); $tls.RemoteCertificate.GetCertHashString() } finally { $tls.Dispose(); $client.Dispose() }
            }
        }
    ) {
        (Connect-TelSession @line -CertificateThumbprint (& $Make)).State | Should -Be 'Connected'
    }

    It 'warns when the certificate is not checked' {
        $session = Connect-TelSession @line -SkipCertificateCheck -WarningVariable warnings -WarningAction SilentlyContinue
        $session.State | Should -Be 'Connected'
        $warnings | Should -HaveCount 1
        $warnings[0].Message | Should -BeLike '*-CertificateThumbprint*'
    }

    It 'speaks plain http to this machine only' {
        $plain = Start-TelSimulator -Provider Centrex -NoTls
        ($plain | Connect-TelSession).State | Should -Be 'Connected'
        $failure = Get-Failure { Connect-TelSession Centrex 'http://192.0.2.1' $simulator.Credential }
        $failure.FullyQualifiedErrorId | Should -BeLike 'InvalidArgument,*'
        $failure.TargetObject | Should -Be 'http://192.0.2.1'
        $plain | Stop-TelSimulator
    }

    It 'knows the providers' {
        $failure = Get-Failure { Connect-TelSession Nobody 127.0.0.1 $simulator.Credential }
        $failure.Exception.Message | Should -BeLike "*'Nobody'*Centrex*"
        $failure.CategoryInfo.Category | Should -Be InvalidArgument
        $failure.TargetObject | Should -Be 'Nobody'
    }

    It 'refuses an option that means nothing to the provider' {
        $failure = Get-Failure { Connect-TelSession Dcs 127.0.0.1:1 $simulator.Credential -CallbackPort 0 }
        $failure.FullyQualifiedErrorId | Should -BeLike 'InvalidArgument,*'
        $failure.Exception.Message | Should -BeLike '*-CallbackPort*Dcs*'
        $failure.ErrorDetails.RecommendedAction | Should -BeLike '*Centrex*'
        $failure.TargetObject | Should -Be 'CallbackPort'
    }
}

Describe 'Get-, Select- and Disconnect-TelSession' {
    BeforeEach {
        Reset-Simulator $simulator
        $one = $simulator | Connect-TelSession -Name one
        $two = $simulator | Connect-TelSession -Name two -Credential $simulator.Accounts[1]
    }

    It 'lists by name, wildcard, provider and selection' {
        (Get-TelSession).Name | Should -Be 'one', 'two'
        (Get-TelSession ONE).Name | Should -Be 'one'
        (Get-TelSession t*, o*).Name | Should -Be 'two', 'one'
        (Get-TelSession -Provider centrex).Name | Should -Be 'one', 'two'
        Get-TelSession -Provider Dcs | Should -BeNullOrEmpty
        Get-TelSession x* | Should -BeNullOrEmpty
        (Get-TelSession -Selected).Name | Should -Be 'two'
    }

    It 'names a session that is not there, and those that are: <_>' -ForEach 'Get-TelSession nope', 'Select-TelSession nope', 'Disconnect-TelSession nope', 'Get-TelUser -Session nope' {
        $failure = Get-Failure ([scriptblock]::Create($_))
        $failure.FullyQualifiedErrorId | Should -BeLike 'NotFound,*Command'
        $failure.CategoryInfo.Category | Should -Be ObjectNotFound
        $failure.TargetObject | Should -Be 'nope'
        $failure.ErrorDetails.RecommendedAction | Should -BeLike '*one, two*'
    }

    It 'selects by name and by object' {
        (Get-TelUser).Id | Should -Be '07012340002'
        Select-TelSession one
        (Get-TelUser).Id | Should -Be '07012340001'
        $two | Select-TelSession -PassThru | Should -Be $two
        (Get-TelUser).Id | Should -Be '07012340002'
    }

    It 'uses the session that is named, by name or as an object' {
        (Get-TelUser -Session one).Id | Should -Be '07012340001'
        (Get-TelUser -Session $one).Id | Should -Be '07012340001'
        (Get-TelUser -Session one, $two).Id | Sort-Object | Should -Be '07012340001', '07012340002'
    }

    It 'closes the selected one, and falls back to the other' {
        Disconnect-TelSession
        $two.State | Should -Be 'Disconnected'
        (Get-TelSession).Name | Should -Be 'one'
        (Get-TelSession -Selected).Name | Should -Be 'one'
    }

    It 'closes all from the pipeline and lets the connections go' {
        (Get-ControlState $simulator).connections.open | Should -BeGreaterThan 0
        (Get-TelSession | Disconnect-TelSession -PassThru).State | Should -Be 'Disconnected', 'Disconnected'
        Get-TelSession | Should -BeNullOrEmpty
        Wait-Until { (Get-ControlState $simulator).connections.open -eq 0 }
    }

    It 'closes a closed session once more without complaint' {
        $one | Disconnect-TelSession
        $one | Disconnect-TelSession
        $one.State | Should -Be 'Disconnected'
    }

    It 'says of a closed session that it is closed' {
        $one | Disconnect-TelSession
        $failure = Get-Failure { Get-TelUser -Session $one }
        $failure.FullyQualifiedErrorId | Should -BeLike 'Unavailable,*'
        $failure.CategoryInfo.Category | Should -Be ResourceUnavailable
        $failure.Exception.Message | Should -BeLike "*'one' is closed*"
        $failure.TargetObject | Should -Be $one
    }

    It 'needs a session' {
        Get-TelSession | Disconnect-TelSession
        $failure = Get-Failure { Get-TelUser }
        $failure.FullyQualifiedErrorId | Should -BeLike 'NotFound,*GetTelUserCommand'
        $failure.ErrorDetails.RecommendedAction | Should -BeLike '*Connect-TelSession*'
    }

    It 'does nothing with -WhatIf' {
        $shell = New-Shell
        try {
            $null = $shell.AddCommand('Disconnect-TelSession').AddParameter('Session', $one).AddParameter('WhatIf').Invoke()
            $shell.HadErrors | Should -BeFalse
        }
        finally { $shell.Runspace.Dispose(); $shell.Dispose() }
        $one.State | Should -Be 'Connected'
    }
}

Describe 'Test-TelSession' {
    BeforeEach {
        Reset-Simulator $simulator
        $session = $simulator | Connect-TelSession
    }

    It 'asks the vendor each time' {
        Test-TelSession | Should -BeTrue
        Test-TelSession -Session $session | Should -BeTrue
        Get-HandledCount $simulator userinfo | Should -Be 3
    }

    It 'is false, and says why to who asks' {
        Add-Fault $simulator @{ operation = 'userinfo'; kind = 'code'; code = '1004' }
        $answer = Test-TelSession -Verbose 4>&1
        $answer[-1] | Should -BeFalse
        @($answer | Where-Object { $_ -is [System.Management.Automation.VerboseRecord] -and "$_" -like '*Authentication*1004*' }) | Should -HaveCount 1
    }

    It 'is false for a closed session' {
        $session | Disconnect-TelSession
        Test-TelSession -Session $session | Should -BeFalse
    }
}

Describe 'Invoke-TelCommand' {
    BeforeEach {
        Reset-Simulator $simulator
        $session = $simulator | Connect-TelSession
    }

    It 'sends any operation and gives the answer parsed and raw' {
        $result = Invoke-TelCommand callhistory @{ calltype = 'outbound'; page = 2 }
        $result | Should -BeOfType TelephonyOps.CommandResult
        $result.Code | Should -Be '0000'
        $result.Data.Count | Should -Be 10
        $result.Data[0]['NO'] | Should -Be 11
        ($result.Raw | ConvertFrom-Json).LISTINFO.page | Should -Be 2
    }

    It 'refuses what the vendor does not know' {
        $failure = Get-Failure { Invoke-TelCommand nonsense }
        $failure.FullyQualifiedErrorId | Should -BeLike 'NotSupported,Centrex.4001,*'
        $failure.TargetObject | Should -Be 'nonsense'
    }

    It 'cannot leave the path of the interface' {
        $failure = Get-Failure { Invoke-TelCommand '../state' }
        $failure.Exception.Kind | Should -BeIn 'InvalidArgument', 'NotSupported', 'NotFound'
    }

    It 'keeps the pause between downloads' {
        $name = (Get-TelRecording -First 1).FileName
        $watch = [System.Diagnostics.Stopwatch]::StartNew()
        Get-Failure { Invoke-TelCommand recorddownload @{ filename = "$name-" } } | Should -Not -BeNullOrEmpty
        Get-Failure { Invoke-TelCommand recorddownload @{ filename = "$name-" } } | Should -Not -BeNullOrEmpty
        $watch.Elapsed.TotalSeconds | Should -BeGreaterThan 2.9
    }
}
