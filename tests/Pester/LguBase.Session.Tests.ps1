# LGUBase's sessions, through their commands, against the exchange's own view of its lines, in both byte orders.
Describe 'LGUBase sessions, <_> endian' -ForEach 'Big', 'Little' {
    BeforeAll {
        . $PSScriptRoot/Common.ps1
        . $PSScriptRoot/LguBaseLine.ps1
        $order = $_
        $simulator = Start-Exchange $order
    }

    AfterAll {
        Get-TelSession | Disconnect-TelSession
        Get-TelSimulator | Stop-TelSimulator
    }

    BeforeEach {
        Reset-Simulator $simulator
        $session = Connect-Line $simulator -ByteOrder $order
    }

    Context 'Session' {
        It 'logs in, is connected, and goes in good order (LoginServer, ConnectServer, IsConnected, DisconnectServer)' {
            $session.Provider, $session.Account, $session.Device | Should -Be 'LguBase', '3321', '3321'
            (Get-LguLine $simulator).connections | Should -Be 1
            Get-HandledCount $simulator LOGIN | Should -Be 1
            Test-TelSession | Should -BeTrue
            $session | Disconnect-TelSession
            Wait-Until { (Get-LguLine $simulator).connections -eq 0 }
            (Get-ControlState $simulator).violations | Should -BeNullOrEmpty
            (Get-ControlState $simulator).state.brokenFrames | Should -Be 0
        }

        It 'logs in with a SWP account (LoginBySWP)' {
            $other = $simulator | Connect-TelSession -Credential $simulator.Accounts[1] -ByteOrder $order -SwpLogin
            $other.Device | Should -Be '3322'
            Get-HandledCount $simulator LOGINSWP | Should -Be 1
        }

        It 'refuses <Name>' -ForEach @(
            @{ Name = 'a wrong password'; User = '3322'; Code = '-2' }
            @{ Name = 'an unknown account'; User = '9999'; Code = '-1' }
        ) {
            $wrong = [pscredential]::new($User, (ConvertTo-SecureString 'not it' -AsPlainText -Force))
            $failure = Get-Failure { $simulator | Connect-TelSession -Credential $wrong -ByteOrder $order }
            $failure.FullyQualifiedErrorId | Should -BeLike "Authentication,LguBase.$Code,*ConnectTelSessionCommand"
            $failure.CategoryInfo.Category | Should -Be AuthenticationError
            "$($failure.TargetObject)" | Should -Be $User
            "$failure $($failure.Exception)" | Should -Not -BeLike '*not it*'
        }

        It 'says what the vendor does not describe (SetEncryption, SetSeedEncryption, SetOamServerIP): <Name>' -ForEach @(
            @{ Name = 'Base64'; Option = @{ Encryption = 'Base64' } }
            @{ Name = 'SEED'; Option = @{ Encryption = 'SEED' } }
            @{ Name = 'OAM'; Option = @{ OamServer = '127.0.0.1' } }
        ) {
            $before = Get-RequestCount $simulator LOGIN
            $failure = Get-Failure { $simulator | Connect-TelSession -Credential $simulator.Accounts[1] @Option }
            $failure.FullyQualifiedErrorId | Should -BeLike 'NotSupported,*ConnectTelSessionCommand'
            $failure.CategoryInfo.Category | Should -Be NotImplemented
            Get-RequestCount $simulator LOGIN | Should -Be $before
        }

        It 'keeps itself alive (SetHeartBeat)' {
            $null = $simulator | Connect-TelSession -Credential $simulator.Accounts[1] -ByteOrder $order -HeartbeatInterval 0.1
            Wait-Until { (Get-HandledCount $simulator HEARTBEAT) -ge 2 }
            $failure = Get-Failure { $simulator | Connect-TelSession -Credential $simulator.Accounts[2] -HeartbeatInterval 31 }
            $failure.FullyQualifiedErrorId | Should -BeLike 'InvalidArgument,*'
        }

        It 'comes back by itself, and says so (SetAutoReconnect, NetworkError, LOGINRESULT)' {
            $events = Wait-Told $session { Invoke-Act $simulator @{ action = 'drop'; line = '3321' } } { $events.Type -contains 'StreamGap' }
            $events[0..2].Type | Should -Be 'SessionLost', 'SessionRestored', 'StreamGap'
            $events[0..2].RawType | Should -Be 'NETWORKERROR', 'LOGINRESULT', 'reconnect'
            Test-TelSession | Should -BeTrue
            (Get-LguLine $simulator).connections | Should -Be 1
        }

        It 'tells with -Verbose how the log-in and each command went, refused ones too' {
            $null, $said = $simulator | Connect-TelSession -Credential $simulator.Accounts[1] -Verbose 4>&1 | Sort-Object { $_ -is [System.Management.Automation.VerboseRecord] }
            "$said" | Should -Match "^LOGIN \($order\) -> OK, \d+ ms"
            $said = & { Suspend-TelCall -Session $session -Verbose -ErrorAction Ignore } 4>&1
            "$said" | Should -Match 'HOLD -> ERR, \d+ ms'
        }

        It 'finds the byte order by itself' {
            $other = $simulator | Connect-TelSession -Credential $simulator.Accounts[1]
            Test-TelSession -Session $other | Should -BeTrue
        }
    }

    Context 'What would break the framing' {
        It 'is refused before anything is sent: <Name>' -ForEach @(
            foreach ($bad in @{ Sign = '|'; Word = '|' }, @{ Sign = "`r"; Word = 'CR' }, @{ Sign = "`n"; Word = 'LF' }) {
                @{ Name = "$($bad.Word) in a message"; Operation = 'SENDSMS'; Sign = $bad.Sign; Run = { Send-TelMessage -To '01011112222' -Text "a${Sign}b" } }
                @{ Name = "$($bad.Word) in a peer message"; Operation = 'SENDPEERMSG'; Sign = $bad.Sign; Run = { Send-TelMessage -To '3322' -Text "a${Sign}b" -Type Peer } }
                @{ Name = "$($bad.Word) in a contact"; Operation = 'MAGADDRLIST'; Sign = $bad.Sign; Run = { Add-TelContact "a${Sign}b" -Number '01012345678' } }
                @{ Name = "$($bad.Word) in a room"; Operation = 'CALLWITHCONFERENCE'; Sign = $bad.Sign; Run = { Start-TelConference -To '3322' -Room "a${Sign}b" } }
                @{ Name = "$($bad.Word) in a channel"; Operation = 'HANGUP'; Sign = $bad.Sign; Run = { Stop-TelCall -Channel "SIP/1${Sign}2" } }
                @{ Name = "$($bad.Word) in an argument"; Operation = 'GETPEERINFO'; Sign = $bad.Sign; Run = { Invoke-TelCommand GETPEERINFO @{ PEERS = "3321${Sign}X=1" } } }
            }
            @{ Name = '^ in a contact''s name'; Operation = 'MAGADDRLIST'; Sign = '^'; Run = { Add-TelContact 'a^b' -Number '01012345678' } }
            @{ Name = '^ in a contact''s memo'; Operation = 'MAGADDRLIST'; Sign = '^'; Run = { Add-TelContact 'a' -Number '01012345678' -Memo 'a^b' } }
        ) {
            $failure = Get-Failure $Run
            $failure.FullyQualifiedErrorId | Should -BeLike 'InvalidArgument,*Command'
            $failure.CategoryInfo.Category | Should -Be InvalidArgument
            $failure.ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
            $failure.Exception.MayHaveTakenEffect | Should -BeFalse
            Get-RequestCount $simulator $Operation | Should -Be 0
            Test-TelSession | Should -BeTrue
        }
    }

    Context 'A cut connection' {
        It 'during MAGADDRLIST MOD: the whole entry is written again' {
            $before = Get-TelContact -Session $session -First 1

            # The entry is read before it is written: those reads are left alone.
            foreach ($read in 1, 2) { Add-Fault $simulator @{ operation = 'MAGADDRLIST'; kind = 'delay'; delayMs = 1 } }
            Add-Fault $simulator @{ operation = 'MAGADDRLIST'; kind = 'drop-after' }
            $requests = Get-RequestCount $simulator MAGADDRLIST
            Set-TelContact $before.Id -Session $session -Memo '새 메모'
            Get-RequestCount $simulator MAGADDRLIST | Should -Be ($requests + 4)
            (Get-TelContact -Session $session | Where-Object Id -EQ $before.Id).Memo | Should -Be '새 메모'
        }

        It 'during SETFORWARD: what sets a state is set again' {
            Add-Fault $simulator @{ operation = 'SETFORWARD'; kind = 'drop-after' }
            Set-TelForward -Session $session -To '01055556666'
            Get-HandledCount $simulator SETFORWARD | Should -Be 2
            (Get-LguLine $simulator).forwardedTo | Should -Be '01055556666'
        }

        It 'during <Operation>: it is asked for again' -ForEach @(
            @{ Operation = 'GETPEERINFO'; Run = { Get-TelDevice 3322 -Session $session }; Count = 1 }
            @{ Operation = 'GETRECORDLIST'; Run = { Get-TelRecording -Session $session }; Count = 5 }
            @{ Operation = 'GETCALLHISTORY'; Run = { Get-TelCallHistory -Session $session -Direction Outbound }; Count = 12 }
            @{ Operation = 'MAGADDRLIST'; Run = { Get-TelContact -Session $session }; Count = 4 }
            @{ Operation = 'GETSTATUSPEERS'; Run = { Get-TelCallStatus 3321, 3322 -Session $session }; Count = 2 }
        ) {
            Add-Fault $simulator @{ operation = $Operation; kind = 'drop-after' }
            @(& $Run).Count | Should -Be $Count
            Get-HandledCount $simulator $Operation | Should -Be 2
        }
    }
}
