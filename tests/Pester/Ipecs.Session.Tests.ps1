BeforeAll {
    . $PSScriptRoot/IpecsCommon.ps1
    $simulator = Start-TelSimulator -Provider Ipecs
    $account = $simulator.Accounts | Where-Object UserName -EQ rest
}

AfterAll {
    Get-TelSession | Disconnect-TelSession
    Get-TelSimulator | Stop-TelSimulator
}

Describe 'Connect-TelSession' {
    BeforeEach { Reset-Simulator $simulator }

    It 'logs in, over TLS with the pinned certificate' {
        $session = Connect-TelSession Ipecs $simulator.Server $account -CertificateThumbprint $simulator.CertificateThumbprint
        $session.Provider | Should -Be 'Ipecs'
        $session.Server | Should -BeLike 'https://127.0.0.1:*'
        $session.Account | Should -Be 'rest'
        $session.State | Should -Be 'Connected'
        $session.ApiVersion | Should -Not -BeNullOrEmpty
        $session.Device | Should -BeNullOrEmpty
        (Get-BoxSession $simulator).account | Should -Be 'rest'
    }

    It 'does not trust another certificate' {
        $failure = Get-Failure { Connect-TelSession Ipecs $simulator.Server $account -CertificateThumbprint ('0' * 64) }
        $failure.FullyQualifiedErrorId | Should -BeLike 'Authentication,*'
        $failure.Exception.Message | Should -BeLike '*certificate*'
        Get-BoxSession $simulator | Should -BeNullOrEmpty
        (Get-Failure { Connect-TelSession Ipecs $simulator.Server $account }).FullyQualifiedErrorId | Should -BeLike 'Authentication,*'
    }

    It 'warns where nothing is checked' {
        $session = Connect-TelSession Ipecs $simulator.Server $account -SkipCertificateCheck -WarningVariable warnings -WarningAction SilentlyContinue
        $session.State | Should -Be 'Connected'
        "$warnings" | Should -Not -BeNullOrEmpty
    }

    It 'says that the password is wrong, tries once, and does not show it' {
        $wrong = [pscredential]::new('rest', (ConvertTo-SecureString 'canary-7351' -AsPlainText -Force))
        $failure = Get-Failure { $simulator | Connect-TelSession -Credential $wrong }
        $failure.FullyQualifiedErrorId | Should -BeLike 'Authentication,Ipecs.4,*'
        $failure.CategoryInfo.Category | Should -Be AuthenticationError
        $failure | Format-List * -Force | Out-String | Should -Not -BeLike '*canary*'
        Get-RequestCount $simulator login | Should -Be 1
        Get-TelSession | Should -BeNullOrEmpty
    }

    It 'waits for an account that is still logged in elsewhere' {
        $null = Invoke-Act $simulator @{ action = 'taken'; account = 'rest'; ms = 60000 }

        # Until the first log-in was refused.
        $job = Start-ThreadJob -ArgumentList $simulator.Control, ${function:Wait-Until} {
            param($control, $waitUntil)
            ${function:Wait-Until} = "$waitUntil"
            Wait-Until { (Invoke-RestMethod "${control}state").handled.login -ge 1 }
            $null = Invoke-RestMethod "${control}act" -Method Post -Body '{"action":"taken","account":"rest","ms":0}' -ContentType application/json
        }
        (Connect-Box $simulator rest).State | Should -Be 'Connected'
        $job | Receive-EndedJob
        Get-RequestCount $simulator login | Should -BeGreaterThan 1
    }

    It 'has three server accounts at once' {
        'rest', 'rest2', 'cti' | ForEach-Object { Connect-Box $simulator $_ } | Should -HaveCount 3
        $failure = Get-Failure { Connect-Box $simulator smdr }
        $failure.FullyQualifiedErrorId | Should -BeLike 'Permission,Ipecs.3,*'
    }

    It 'says that nobody is there' {
        $failure = Get-Failure { Connect-TelSession Ipecs 'https://127.0.0.1:9' $account -SkipCertificateCheck -WarningAction SilentlyContinue }
        $failure.FullyQualifiedErrorId | Should -BeLike 'Unavailable,*'
        $failure.CategoryInfo.Category | Should -Be ResourceUnavailable
    }

    It 'says what is no account' {
        $odd = [pscredential]::new('a:b', (ConvertTo-SecureString 'x' -AsPlainText -Force))
        (Get-Failure { $simulator | Connect-TelSession -Credential $odd }).FullyQualifiedErrorId | Should -BeLike 'InvalidArgument,*'
        Get-BoxSession $simulator | Should -BeNullOrEmpty
    }
}

Describe 'The life of a session' {
    BeforeEach { $session = Reset-Box $simulator }

    It 'is asked for with Test-TelSession' {
        Test-TelSession | Should -BeTrue
        Get-HandledCount $simulator checkconnection | Should -BeGreaterThan 0
        Add-Fault $simulator @{ operation = '*'; kind = 'code'; code = '99'; count = -1 }
        Test-TelSession | Should -BeFalse
    }

    It 'ends with Disconnect-TelSession, there too' {
        Disconnect-TelSession
        Get-HandledCount $simulator logout | Should -Be 1
        Get-BoxSession $simulator | Should -BeNullOrEmpty
        $session.State | Should -Be 'Disconnected'
        Get-Failure { Get-TelCallStatus 1000 -Session $session } | Should -Not -BeNullOrEmpty
        Get-RequestCount $simulator status | Should -Be 0
    }

    It 'goes on when the token died: one new log-in, and the command is done once' {
        $null = Invoke-Act $simulator @{ action = 'expire' }
        $call = Invoke-TelDial 1001 -Device 1000
        (Get-SwitchCall $simulator).refId | Should -Be $call.Id
        Get-HandledCount $simulator login | Should -Be 2
    }

    It 'is kept alive over two time-outs in which nobody uses it' {
        Disconnect-TelSession
        $null = Send-Control $simulator set @{ 'session-seconds' = '10' }
        $idle = Connect-Box $simulator rest
        $logins = Get-HandledCount $simulator login
        $watch = [System.Diagnostics.Stopwatch]::StartNew()
        Wait-Until { @(Get-BoxSession $simulator).Count -eq 1 -and $watch.Elapsed.TotalSeconds -gt 20.5 }
        Test-TelSession -Session $idle | Should -BeTrue
        Get-HandledCount $simulator login | Should -Be $logins
    }

    It 'takes an operation by its own name' {
        $result = Invoke-TelCommand 'GET call/status' @{ deviceNumber = '1001' }
        $result | Should -BeOfType TelephonyOps.CommandResult
        $result.Raw | Should -BeLike '*idle*'
        (Invoke-TelCommand call/status @{ deviceNumber = '1001' }).Raw | Should -BeLike '*idle*'
        $offered = (TabExpansion2 'Invoke-TelCommand ').CompletionMatches.ListItemText
        $offered | Should -Contain 'call/status'
        $offered | Should -Contain 'GET call/forward'
        foreach ($name in $offered -ne 'DELETE smdr') {
            # Refused for its missing arguments it may be, or not licensed; but it is a request of this system.
            try { $null = Invoke-TelCommand $name -ErrorAction Stop }
            catch { $_.FullyQualifiedErrorId | Should -Not -Match '^(NotFound|NotSupported|InvalidArgument,TelephonyOps)' -Because $name }
        }
        (Get-Failure { Invoke-TelCommand 'rm -rf /' }).FullyQualifiedErrorId | Should -BeLike 'InvalidArgument,*'
    }
}

Describe 'A station''s session' {
    BeforeEach {
        Reset-Simulator $simulator
        $station = Connect-Box $simulator 1000 -AsStation
    }

    It 'clicks to call' {
        $station.Device | Should -Be '1000'
        $call = Invoke-TelDial 1001
        $call | Should -BeOfType TelephonyOps.Call
        $call.From | Should -Be '1000'
        $call.To | Should -Be '1001'
        $call.Outcome | Should -Be 'Accepted'
        Get-HandledCount $simulator clickcall | Should -Be 1
        @((Get-Station $simulator 1000).calls).Count | Should -Be 1
    }

    It 'is told by code: <Code> is <Id>' -ForEach @(
        @{ Code = '102'; Id = 'Permission' }, @{ Code = '103'; Id = 'Permission' }, @{ Code = '105'; Id = 'InvalidArgument' }, @{ Code = '107'; Id = 'NotFound' }
        @{ Code = '110'; Id = 'Busy' }, @{ Code = '121'; Id = 'Permission' }
    ) {
        Add-Fault $simulator @{ operation = 'clickcall'; kind = 'code'; code = $Code }
        (Get-Failure { Invoke-TelDial 1001 }).FullyQualifiedErrorId | Should -BeLike "$Id,Ipecs.$Code,*"
        Get-HandledCount $simulator clickcall | Should -Be 0
    }

    It 'is not allowed it where it is not set' {
        $other = Connect-Box $simulator 1010 -AsStation
        (Get-Failure { Invoke-TelDial 1001 -Session $other }).FullyQualifiedErrorId | Should -BeLike 'Permission,Ipecs.121,*'
    }

    It 'dials once when the answer is lost' {
        Add-Fault $simulator @{ operation = 'clickcall'; kind = 'drop-after' }
        (Get-Failure { Invoke-TelDial 1001 }).Exception.MayHaveTakenEffect | Should -BeTrue
        Get-RequestCount $simulator clickcall | Should -Be 1
        Get-HandledCount $simulator clickcall | Should -Be 1
    }

    It 'sees its own call records' {
        @(Get-TelCallHistory -First 20).Device | Select-Object -Unique | Should -Be '1000'
    }

    It 'has nothing else: <_>' -ForEach 'Invoke-TelDial 1001 -Device 1002', 'Get-TelDevice', 'Get-TelCallStatus 1000', 'Add-TelMonitor 1000', 'Stop-TelCall', 'Set-TelDoNotDisturb $true', 'Set-TelForward 1001', 'Remove-TelCallHistory -Number 010* -Confirm:$false', 'Wait-TelEvent -Timeout 1', 'Connect-TelAgent 7001 -Group 620', 'Get-TelConferenceRoom 1' {
        $failure = Get-Failure ([scriptblock]::Create($_))
        $failure.FullyQualifiedErrorId | Should -BeLike 'NotSupported,*'
        $failure.CategoryInfo.Category | Should -Be NotImplemented
    }
}

Describe 'What iPECS has not got' {
    It 'is said: <_>' -ForEach 'Get-TelContact', 'Get-TelRecording', 'Start-TelRecording', 'Get-TelMessage', 'Get-TelUser', 'Get-TelWebhook', 'Get-TelInboundCall' {
        $session = Reset-Box $simulator
        $failure = Get-Failure ([scriptblock]::Create($_))
        $failure.FullyQualifiedErrorId | Should -BeLike 'CapabilityNotSupported,*'
        $failure.CategoryInfo.Category | Should -Be NotImplemented
    }
}
