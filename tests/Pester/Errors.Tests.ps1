# Bad input, one by one: the right id and category, the input that failed, what to do next, and nothing changed.
BeforeAll {
    . $PSScriptRoot/Common.ps1
    $simulator = Start-TelSimulator -Provider Centrex -Setting @{ 'download-spacing-ms' = 0; recordings = 3 }

    # A port of this machine that nobody listens on, and nobody can: it is taken.
    $taken = [System.Net.Sockets.Socket]::new([System.Net.Sockets.SocketType]::Stream, [System.Net.Sockets.ProtocolType]::Tcp)
    $taken.Bind([ipendpoint]::new([ipaddress]::Loopback, 0))
    $closedPort = $taken.LocalEndPoint.Port
    $wrong = [pscredential]::new('07012340001', (ConvertTo-SecureString 'not the password' -AsPlainText -Force))
}

AfterAll {
    $taken.Dispose()
    Get-TelSession | Disconnect-TelSession
    Get-TelSimulator | Stop-TelSimulator
}

Describe 'Bad input to Connect-TelSession: <Name>' -ForEach @(
    @{ Name = 'a wrong password'; Id = 'Authentication,Centrex.1004'; Category = 'AuthenticationError'; Sent = 1; Action = '*password*'
        Run = { $simulator | Connect-TelSession -Credential $wrong }; Target = { '07012340001' } }
    @{ Name = 'an unknown account'; Id = 'Authentication,Centrex.1003'; Category = 'AuthenticationError'; Sent = 1; Action = '*account*'
        Run = { $simulator | Connect-TelSession -Credential ([pscredential]::new('07099999999', $wrong.Password)) }; Target = { '07099999999' } }
    @{ Name = 'an account without the API'; Id = 'Permission,Centrex.1005'; Category = 'PermissionDenied'; Sent = 1; Action = '*subscription*'
        Run = { $simulator | Connect-TelSession -Credential $simulator.Accounts[3] }; Target = { $simulator.Accounts[3].UserName } }
    @{ Name = 'an account with letters'; Id = 'InvalidArgument'; Category = 'InvalidArgument'; Sent = 0; Action = '*digits*'
        Run = { $simulator | Connect-TelSession -Credential ([pscredential]::new('me@home', $wrong.Password)) }; Target = { 'me@home' } }
    @{ Name = 'an unknown host'; Id = 'Unavailable'; Category = 'ResourceUnavailable'; Sent = 0; Action = '*spelling*'
        Run = { Connect-TelSession Centrex no-such-host.invalid $wrong }; Target = { 'no-such-host.invalid*' } }
    @{ Name = 'a closed port'; Id = 'Unavailable'; Category = 'ResourceUnavailable'; Sent = 0; Action = '*port*'
        Run = { Connect-TelSession Centrex "127.0.0.1:$closedPort" $wrong }; Target = { "127.0.0.1:$closedPort" } }
    @{ Name = 'a self-signed certificate'; Id = 'Authentication'; Category = 'AuthenticationError'; Sent = 0; Action = '*-CertificateThumbprint*'
        Run = { Connect-TelSession Centrex $simulator.Server $simulator.Credential }; Target = { ([uri] $simulator.Server).Authority } }
    @{ Name = 'another certificate than the one pinned'; Id = 'Authentication'; Category = 'AuthenticationError'; Sent = 0; Action = '*-CertificateThumbprint*'
        Run = { Connect-TelSession Centrex $simulator.Server $simulator.Credential -CertificateThumbprint ('ab' * 32) }; Target = { ([uri] $simulator.Server).Authority } }
    @{ Name = 'no thumbprint'; Id = 'InvalidArgument'; Category = 'InvalidArgument'; Sent = 0; Action = '*hex digits*'
        Run = { Connect-TelSession Centrex $simulator.Server $simulator.Credential -CertificateThumbprint 'abc' }; Target = { 'abc' } }
    @{ Name = 'no address'; Id = 'InvalidArgument'; Category = 'InvalidArgument'; Sent = 0; Action = '*https*'
        Run = { Connect-TelSession Centrex 'ftp://127.0.0.1' $wrong }; Target = { 'ftp://127.0.0.1' } }
    @{ Name = 'a password in the address'; Id = 'InvalidArgument'; Category = 'InvalidArgument'; Sent = 0; Action = '*https*'
        Run = { Connect-TelSession Centrex 'https://me:pass@127.0.0.1' $wrong }; Target = { '*' } }
    @{ Name = 'http to another machine'; Id = 'InvalidArgument'; Category = 'InvalidArgument'; Sent = 0; Action = '*loopback*'
        Run = { Connect-TelSession Centrex 'http://192.0.2.1' $wrong }; Target = { 'http://192.0.2.1' } }
    @{ Name = 'an unknown provider'; Id = 'InvalidArgument'; Category = 'InvalidArgument'; Sent = 0; Action = ''
        Run = { Connect-TelSession Nobody 127.0.0.1 $wrong }; Target = { 'Nobody' } }
) {
    BeforeEach { Reset-Simulator $simulator }

    It 'is refused, explained, and opens no session' {
        $failure = Get-Failure $Run
        $failure.FullyQualifiedErrorId | Should -Be "$Id,TelephonyOps.Commands.ConnectTelSessionCommand"
        $failure.CategoryInfo.Category | Should -Be $Category
        $failure.CategoryInfo.Activity | Should -Be 'Connect-TelSession'
        "$($failure.TargetObject)" | Should -BeLike (& $Target)
        if ($Action) { $failure.ErrorDetails.RecommendedAction | Should -BeLike $Action }
        $failure.Exception.MayHaveTakenEffect | Should -BeFalse
        Get-TelSession | Should -BeNullOrEmpty
        $asked = Get-ControlState $simulator
        $asked.requests.PSObject.Properties | Measure-Object Value -Sum | ForEach-Object Sum | Should -Be $(if ($Sent) { $Sent })
    }
}

Describe 'A certificate that is not trusted' {
    It 'is named, so that it can be compared and pinned' {
        Reset-Simulator $simulator
        "$(Get-Failure { Connect-TelSession Centrex $simulator.Server $simulator.Credential })" | Should -BeLike "*SHA-256 $($simulator.CertificateThumbprint)*not trusted*"
    }
}

Describe 'A wrong password' {
    It 'is never tried a second time, whatever is asked for next' {
        Reset-Simulator $simulator
        $null = Get-Failure { $simulator | Connect-TelSession -Credential $wrong }
        Get-RequestCount $simulator userinfo | Should -Be 1
    }
}

Describe 'Bad input to a command: <Name>' -ForEach @(
    @{ Name = 'a number with letters'; Id = 'InvalidArgument'; Category = 'InvalidArgument'; Words = "*'010-CALL-ME' is not a phone number*"
        Run = { Invoke-TelDial '010-CALL-ME' }; Target = { '010-CALL-ME' }; Action = '*digits*'; Operation = 'clickdial'; Sent = 0 }
    @{ Name = 'an SMS over 720 CP949 bytes'; Id = 'InvalidArgument'; Category = 'InvalidArgument'; Words = '*722 bytes*720*'
        Run = { Send-TelMessage '01011112222' ('가' * 361) }; Target = { '가' * 361 }; Action = '*Shorten*'; Operation = 'smssend'; Sent = 0 }
    @{ Name = 'an unknown file name to save'; Id = 'NotFound,Centrex.4004'; Category = 'ObjectNotFound'; Words = '*4004*'
        Run = { Save-TelRecording '0854-nobody_mix.wav' -Path $TestDrive }; Target = { '0854-nobody_mix.wav' }; Action = '*Get-TelRecording*'; Operation = 'recorddownload'; Sent = 1 }
    @{ Name = 'an unknown file name to delete'; Id = 'NotFound,Centrex.4004'; Category = 'ObjectNotFound'; Words = '*4004*'
        Run = { Remove-TelRecording '0854-nobody_mix.wav' -Confirm:$false }; Target = { '0854-nobody_mix.wav' }; Action = '*Get-TelRecording*'; Operation = 'recordremove'; Sent = 1 }
    @{ Name = 'a command without permission (1005)'; Id = 'Permission,Centrex.1005'; Category = 'PermissionDenied'; Words = '*1005*'
        Run = { Add-Fault $simulator @{ operation = 'setforward'; kind = 'code'; code = '1005'; message = 'NO_API_PERM_ERR' }; Set-TelForward '01011112222' }
        Target = { '01011112222' }; Action = '*subscription*'; Operation = 'setforward'; Sent = 1 }
    @{ Name = 'no active call'; Id = 'NoActiveCall,Centrex.4004'; Category = 'InvalidOperation'; Words = '*4004*'
        Run = { Stop-TelCall }; Target = { 'Centrex1' }; Action = '*Get-TelCallStatus*'; Operation = 'hangup'; Sent = 1 }
    @{ Name = 'a page past the end'; Id = 'InvalidArgument'; Category = 'InvalidArgument'; Words = '*251*250 rows*'
        Run = { Get-TelCallHistory -Direction Outbound -Skip 251 }; Target = { 251 }; Action = '*250*-IncludeTotalCount*'; Operation = 'callhistory'; Sent = 1 }
    @{ Name = 'a page that cannot be'; Id = 'InvalidArgument,Centrex.1002'; Category = 'InvalidArgument'; Words = '*1002*'
        Run = { Invoke-TelCommand callhistory @{ page = 0 } }; Target = { 'callhistory' }; Action = '*Check*'; Operation = 'callhistory'; Sent = 1 }
    @{ Name = 'an operation that this vendor has not'; Id = 'NotSupported,Centrex.4001'; Category = 'NotImplemented'; Words = '*4001*'
        Run = { Invoke-TelCommand nothing }; Target = { 'nothing' }; Action = '*spelling*'; Operation = 'nothing'; Sent = 1 }
) {
    BeforeEach {
        $null = Reset-Line $simulator
        $before = Get-Line $simulator | ConvertTo-Json -Depth 5
    }

    It 'is refused, explained, and changes nothing' {
        $failure = Get-Failure $Run
        $failure.FullyQualifiedErrorId | Should -BeLike "$Id,TelephonyOps.Commands.*Command"
        $failure.CategoryInfo.Category | Should -Be $Category
        "$($failure.TargetObject)" | Should -Be (& $Target)
        "$failure" | Should -BeLike $Words
        $failure.ErrorDetails.RecommendedAction | Should -BeLike $Action
        Get-RequestCount $simulator $Operation | Should -Be $Sent
        Get-Line $simulator | ConvertTo-Json -Depth 5 | Should -Be $before
    }

    It 'ends a script only where it is told to' {
        $reached = & { $ErrorActionPreference = 'Continue'; & $Run 2>$null; 'reached' }
        $reached | Should -Be 'reached'
        { $ErrorActionPreference = 'Stop'; & $Run } | Should -Throw
    }
}

Describe 'A page past the end' {
    It 'says that it is, behind the total where that was asked for' {
        $null = Reset-Line $simulator
        @(Get-TelRecording -Skip 1000 -IncludeTotalCount -ErrorVariable failures -ErrorAction SilentlyContinue) | Should -Be 3
        "$failures" | Should -BeLike '*there are 3 rows*'

        # The vendor itself makes nothing of it.
        $raw = Invoke-TelCommand recordlist @{ page = 99 }
        $raw.Code | Should -Be '0000'
        $raw.Data | Should -BeNullOrEmpty
    }
}

Describe 'An answer that is none: <Kind>' -ForEach @(
    @{ Kind = 'garbage'; Fault = @{ kind = 'garbage' }; ReadId = 'Protocol'; ActionId = 'Protocol' }
    @{ Kind = 'HTTP 503'; Fault = @{ kind = 'status'; status = 503; count = 1 }; ReadId = $null; ActionId = 'Unavailable' }
    @{ Kind = 'HTTP 404'; Fault = @{ kind = 'status'; status = 404 }; ReadId = 'NotFound'; ActionId = 'NotFound' }
    @{ Kind = 'HTTP 403'; Fault = @{ kind = 'status'; status = 403 }; ReadId = 'Permission'; ActionId = 'Permission' }
) {
    BeforeEach { $null = Reset-Line $simulator }

    It 'to a read' {
        Add-Fault $simulator ($Fault + @{ operation = 'getforwardtype' })
        if ($ReadId) {
            $failure = Get-Failure { Get-TelForward }
            $failure.FullyQualifiedErrorId | Should -BeLike "$ReadId,*"
            $failure.Exception.MayHaveTakenEffect | Should -BeFalse
        }
        else {
            (Get-TelForward).Enabled | Should -BeFalse
        }
    }

    It 'to an action, which is not repeated' {
        Add-Fault $simulator ($Fault + @{ operation = 'clickdial' })
        $failure = Get-Failure { Invoke-TelDial '01011112222' }
        $failure.FullyQualifiedErrorId | Should -BeLike "$ActionId,*"
        $failure.Exception.MayHaveTakenEffect | Should -Be ($ActionId -in 'Protocol', 'Unavailable')
        Get-RequestCount $simulator clickdial | Should -Be 1
    }
}

Describe 'An account that is told to rest (429)' {
    It 'sends nothing until then, and says how long (G5)' {
        # An account of its own: the process keeps to the rest for minutes, and another file's simulator may come to listen at this port.
        $simulator = Start-TelSimulator -Provider Centrex -NoTls -Setting @{ accounts = 60 }
        $session = $simulator | Connect-TelSession -Credential $simulator.Accounts[59]
        Add-Fault $simulator @{ operation = 'userinfo'; kind = 'status'; status = 429; retryAfter = 300; account = $session.Account }
        $failure = Get-Failure { Get-TelUser }
        $failure.FullyQualifiedErrorId | Should -BeLike 'Throttled,*'
        $failure.CategoryInfo.Category | Should -Be LimitsExceeded
        $asked = Get-RequestCount $simulator userinfo
        $failure = Get-Failure { Get-TelUser }
        $failure.Exception.RetryAfter.TotalSeconds | Should -BeGreaterThan 200
        $failure.ErrorDetails.RecommendedAction | Should -BeLike '*Nothing was sent*'
        Get-RequestCount $simulator userinfo | Should -Be $asked
    }
}

Describe 'What a vendor lacks' {
    BeforeAll { $other = Start-TelSimulator -Provider Dcs -NoTls | Connect-TelSession }

    It 'is CapabilityNotSupported, and names who has it: <_>' -ForEach 'Get-TelMessage', 'Get-TelWebhook', 'Watch-TelEvent', 'Remove-TelRecording x.wav -Confirm:$false' {
        $failure = Get-Failure ([scriptblock]::Create("$_ -Session $other"))
        $failure.FullyQualifiedErrorId | Should -BeLike 'CapabilityNotSupported,*Command'
        $failure.CategoryInfo.Category | Should -Be NotImplemented
        "$failure" | Should -BeLike '*Dcs*'
        $failure.ErrorDetails.RecommendedAction | Should -BeLike '*Centrex*Get-TelCapability*'
    }
}
