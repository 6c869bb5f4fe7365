# No secret in any stream, error or object of the vendors whose log-in is not part of every request (G6).
Describe 'No secret of <Provider> shows (G6)' -ForEach @(
    @{
        Provider = 'LguBase'
        Setting = @{ 'byte-order' = 'big'; 'outbound-rows' = 3; 'inbound-rows' = 3; recordings = 3; contacts = 3 }
        Login = 'LOGIN'
        Refusal = '-2'
        Named = 'CLICKCALL', 'HOLD', 'SENDSMS', 'GETCALLHISTORY', 'MAGADDRLIST'
        Faults = @{ kind = 'code'; code = 'ERR'; message = 'no' }, @{ kind = 'garbage' }, @{ kind = 'drop-after' }, @{ kind = 'oversize' }
        Commands = @'
            Test-TelSession -Session $session
            Invoke-TelDial 01012345678 -Session $session
            Suspend-TelCall -Session $session
            Resume-TelCall -Session $session
            Start-TelRecording -Session $session
            Stop-TelCall -Session $session
            Request-TelPickup 3322 -Session $session
            Send-TelMessage 01011112222 'hello' -Session $session
            Set-TelForward 01055556666 -Session $session
            Get-TelContact -Session $session
            Add-TelContact 'kim' -Number 01012345678 -Session $session
            Get-TelCallHistory -Session $session
            Measure-TelCallHistory -Session $session
            Get-TelRecording -Session $session
            Get-TelDevice 3321 -Session $session
            Get-TelCallStatus 3321 -Session $session
            Start-TelConference 3322 -Session $session
            Get-TelConference -Session $session
            Invoke-TelCommand GETPEERINFO @{ PEERS = '3321' } -Session $session
            Invoke-TelCommand LOGIN @{ ID = '3321'; PWD = $secret } -Session $session
            Invoke-TelCommand "CMD|LOGINSWP|ID=3321|PWD=$secret|" -Session $session
'@
    }
    @{
        Provider = 'SkbIms'
        Setting = @{ 'app-key' = 'AppCanary-99+x/y' }
        Login = 'IMS_Login'
        Refusal = '32793'
        Named = 'IMS_ClickCall_Start', 'IMS_SendSms', 'IMS_QrySubDnList'
        Faults = @{ kind = 'code'; code = '0x8014' }, @{ kind = 'garbage' }, @{ kind = 'drop-after' }
        Commands = @'
            Test-TelSession -Session $session
            Get-TelNumber -Session $session
            Get-TelService -Session $session
            Get-TelAbsence -Session $session
            Get-TelServiceProfile -Service Conference -Session $session
            Invoke-TelDial 01012345678 -Session $session
            Stop-TelCall -Session $session
            Send-TelMessage 01011112222 'hello' -Session $session
            Send-TelSpeech 01011112222 'hello' -Session $session
            Get-TelForward -Session $session
            Request-TelRegistration 07080001101 -Session $session
            Register-TelUser ([pscredential]::new('lee', (ConvertTo-SecureString $secret -AsPlainText -Force))) -Number 07080001101 -AuthNumber 123456 -Session $session
            Set-TelPassword ([pscredential]::new('user1', (ConvertTo-SecureString $secret -AsPlainText -Force))) -Number 07080001101 -AuthNumber 123456 -Session $session
            Set-TelPassword ([pscredential]::new('user1', (ConvertTo-SecureString "$secret|" -AsPlainText -Force))) -Number 07080001101 -AuthNumber 123456 -Session $session
'@
    }
    @{
        Provider = 'Ipecs'
        Setting = @{ 'smdr-rows' = 5 }
        Login = 'login'
        Refusal = '4'
        Named = 'make', 'smdr', 'confroom', 'forward'
        Faults = @{ kind = 'code'; code = '4' }, @{ kind = 'garbage' }, @{ kind = 'drop-after' }, @{ kind = 'status'; status = 500 }
        Commands = @'
            Test-TelSession -Session $session
            Get-TelDevice -Session $session
            Invoke-TelDial 1001 -Device 1000 -Session $session
            Stop-TelCall -Device 1000 -Session $session
            Get-TelCallHistory -Session $session
            Get-TelCallStatus 1000 -Session $session
            Set-TelForward 1002 -Device 1000 -Session $session
            Get-TelForward 1000 -Session $session
            Add-TelMonitor 1003 -Session $session
            Open-TelConferenceRoom 3 -Device 1000 -Password (ConvertTo-SecureString $secret -AsPlainText -Force) -Session $session
            Close-TelConferenceRoom 3 -Device 1000 -Session $session
'@
    }
) {
    BeforeAll {
        . $PSScriptRoot/Common.ps1
        . $PSScriptRoot/Secrets.ps1
        $secret = 'Canary!7f3a+secret/pw'
        $forms = Get-SecretForm $secret, 'AppCanary-99+x/y'
        $simulator = Start-TelSimulator $Provider -Setting ($Setting + @{ password = $secret })
    }

    AfterAll {
        Get-TelSession | Disconnect-TelSession
        Get-TelSimulator | Stop-TelSimulator
    }

    BeforeEach { Reset-Simulator $simulator }

    It 'in what the session, the simulator and their credentials show' {
        $session = $simulator | Connect-TelSession
        # The simulated application key is no secret: -AppKey takes it from the simulator.
        foreach ($item in $session, ($simulator | Select-Object * -ExcludeProperty AppKey, Setting*), $simulator.Credential, $simulator.Accounts[1]) { Assert-NoSecret (Get-Shown $item | Out-String) "$($item.GetType())" }
    }

    It 'while connecting: <_>' -ForEach 'right', 'wrong', 'cut' {
        $script = 'param($simulator) $simulator | Connect-TelSession -Timeout 3; Get-TelSession | Disconnect-TelSession'
        if ($_ -eq 'wrong') { Add-Fault $simulator @{ operation = "$Login$($Provider -eq 'SkbIms' ? '.result' : '')"; kind = 'code'; code = $Refusal; count = -1 } }
        if ($_ -eq 'cut') { Add-Fault $simulator @{ operation = $Login; kind = 'drop-before'; count = -1 } }
        $said = Get-Said $script $simulator | Out-String
        if ($_ -eq 'right') { $said | Should -BeLike "*$Login*" } else { $said | Should -BeLike '*TelephonyException*' }
        Assert-NoSecret $said $_
        $said | Should -Not -Match 'bearer\s+\S{8}'
    }

    It 'in any stream of any command, whatever happens to it' {
        $script = "param(`$session, `$secret) $($Commands -replace '(?m)^\s*(.+?)\s*$', 'try { $1 } catch { $$_ }')"
        foreach ($fault in @($null) + $Faults) {
            Reset-Simulator $simulator
            $session = $simulator | Connect-TelSession -Timeout 4 -ReconnectInterval 0.1
            if ($fault) { foreach ($operation in $Named) { Add-Fault $simulator ($fault + @{ operation = $operation; count = 1 }) } }
            $said = Get-Said $script $session, $secret | Out-String
            foreach ($operation in $Named) { $said | Should -BeLike "*$operation*" }
            Assert-NoSecret $said "$($fault ? $fault.kind : 'success')"
            $said | Should -Not -Match 'bearer\s+\S{8}'
        }
    }
}
