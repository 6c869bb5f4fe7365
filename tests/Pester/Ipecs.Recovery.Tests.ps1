# What a box that is away, or only just coming back, does to those who watch (G10).
BeforeAll {
    . $PSScriptRoot/IpecsCommon.ps1
    $simulator = Start-TelSimulator -Provider Ipecs

    # A link to the simulator whose handshakes can be spoilt. TLS goes through it untouched as long as it is whole.
    function Start-Relay([int] $Target) {
        $relay = [hashtable]::Synchronized(@{ Target = $Target; Port = 0; Spoilt = $null; Count = 0; Sockets = [System.Collections.Concurrent.ConcurrentBag[System.Net.Sockets.TcpClient]]::new(); Stop = $false })
        $relay.Job = Start-ThreadJob -ArgumentList $relay {
            param($relay)
            $listener = [System.Net.Sockets.TcpListener]::new([ipaddress]::Loopback, 0)
            $listener.Start()
            $relay.Port = $listener.LocalEndpoint.Port
            $buffer = [byte[]]::new(16384)
            try {
                while (-not $relay.Stop) {
                    if (-not $listener.Server.Poll(50000, 'SelectRead')) { continue }
                    $near = $listener.AcceptTcpClient()

                    # Read once: it may be taken back at any moment.
                    $spoilt = $relay.Spoilt
                    if ($null -ne $spoilt) {
                        $stream = $near.GetStream()
                        $stream.ReadTimeout = 5000
                        try {
                            # The client's hello is there; what comes back is the break, or a server's alert.
                            $null = $stream.Read($buffer, 0, $buffer.Length)
                            if ($spoilt.Length) {
                                $stream.Write($spoilt, 0, $spoilt.Length)
                                $near.Client.Shutdown('Send')
                                while ($stream.Read($buffer, 0, $buffer.Length)) { }
                            }
                        }
                        catch [System.IO.IOException] { $null = 'The client was the first to go.' }
                        $near.Client.Close(0)
                        $relay.Count++
                        continue
                    }
                    $far = [System.Net.Sockets.TcpClient]::new('127.0.0.1', $relay.Target)
                    $relay.Sockets.Add($near)
                    $relay.Sockets.Add($far)
                    $null = $near.GetStream().CopyToAsync($far.GetStream())
                    $null = $far.GetStream().CopyToAsync($near.GetStream())
                }
            }
            finally {
                $listener.Stop()
                foreach ($socket in $relay.Sockets) { $socket.Dispose() }
            }
        }
        Wait-Until { $relay.Port -gt 0 }
        $relay
    }

    # The types of what was told so far, in order.
    function Get-Told { Get-Event -SourceIdentifier recovery -ErrorAction Ignore | ForEach-Object { "$($_.SourceArgs[0].Type)" } }
}

AfterAll {
    Get-TelSession | Disconnect-TelSession
    Get-TelSimulator | Stop-TelSimulator
}

Describe 'A TLS handshake that <Name>' -ForEach @(
    @{ Name = 'a broken link cuts off'; Spoilt = [byte[]]@() }
    @{ Name = 'a starting server refuses'; Spoilt = [byte[]](21, 3, 3, 0, 2, 2, 80) }
) {
    It 'does not end the stream' {
        Reset-Simulator $simulator
        $relay = Start-Relay ([uri] $simulator.Server).Port
        try {
            $session = Connect-TelSession Ipecs "https://127.0.0.1:$($relay.Port)" $simulator.Credential -CertificateThumbprint $simulator.CertificateThumbprint
            Register-TelEvent -Session $session -Device 1001 -SourceIdentifier recovery
            $null = Invoke-Act $simulator @{ action = 'mwi'; device = '1001'; new = 1 }
            Wait-Until { @(Get-Told) -contains 'MessageWaitingChanged' }

            $relay.Spoilt = $Spoilt
            foreach ($socket in $relay.Sockets) { $socket.Client.Close(0) }
            Wait-Until { $relay.Count -ge 3 } 30
            Wait-Until { @(Get-Told) -contains 'SessionLost' }
            $session.State | Should -Be 'Reconnecting'

            $relay.Spoilt = $null
            Wait-Until { @(Get-Told) -contains 'SessionRestored' } 30
            $null = Invoke-Act $simulator @{ action = 'mwi'; device = '1001'; new = 2 }
            Wait-Until { @(@(Get-Told) -eq 'MessageWaitingChanged').Count -ge 2 }
            $session.State | Should -Be 'Connected'
            Test-TelSession -Session $session | Should -BeTrue
            Get-Told | Should -Not -Contain 'Malformed'
        }
        finally {
            Unregister-Event -SourceIdentifier recovery -ErrorAction Ignore
            Get-Event -SourceIdentifier recovery -ErrorAction Ignore | Remove-Event
            Get-TelSession | Disconnect-TelSession
            $relay.Stop = $true
            $relay.Job | Receive-EndedJob
        }
    }
}
