BeforeAll {
    . $PSScriptRoot/Common.ps1

    # What the queue has, in its order.
    function Get-Seen { @(Get-Event -SourceIdentifier break -ErrorAction Ignore | ForEach-Object { $_.SourceEventArgs }) }
}

AfterAll {
    Get-EventSubscriber | Unregister-Event
    Get-TelSession | Disconnect-TelSession
    Get-TelSimulator | Stop-TelSimulator
}

Describe 'A connection that breaks' {
    AfterEach {
        Get-EventSubscriber | Unregister-Event
        Get-Event | Remove-Event
        Get-TelSession | Disconnect-TelSession
        Get-TelSimulator | Stop-TelSimulator
    }

    It 'comes back by itself on <Provider>, and the hole in its events is declared (G4, G10)' -ForEach @(
        @{ Provider = 'LguBase'; Setting = @{ 'byte-order' = 'little' }; Break = 'drop' }
        @{ Provider = 'SkbIms'; Setting = @{}; Break = 'disconnect' }
    ) {
        $simulator = Start-TelSimulator $Provider -Setting $Setting
        $session = $simulator | Connect-TelSession -ReconnectInterval 1
        Register-TelEvent -Session $session -EventType SessionLost, SessionRestored -SourceIdentifier break
        $null = Send-Control $simulator act @{ action = $Break }
        Wait-Until { @(Get-Seen | Where-Object Type -EQ SessionRestored).Count -gt 0 } 40
        Wait-Until { @(Get-Seen | Where-Object Type -EQ StreamGap).Count -gt 0 } 20
        (Get-Seen)[0].Type | Should -Be SessionLost
        $session.State | Should -Be Connected
        (Invoke-TelDial '01012345678' -Session $session).Outcome | Should -BeIn Accepted, Answered
        Stop-TelCall -Session $session
    }

    Context 'while somebody listens for something else (G4)' {
        BeforeEach {
            $simulator = Start-TelSimulator LguBase -Setting @{ 'byte-order' = 'little' }
            $session = $simulator | Connect-TelSession -ReconnectInterval 1

            # A break as soon as somebody listens, and a ring when the session is back.
            $job = Start-ThreadJob -ArgumentList $session, $simulator.Control, ${function:Wait-Until} {
                param($session, $control, $waitUntil)
                ${function:Wait-Until} = "$waitUntil"
                $hub = $session.GetType().GetProperty('Events', [System.Reflection.BindingFlags] 'Instance, NonPublic').GetValue($session)
                $act = { param($body) Invoke-RestMethod "${control}act" -Method Post -Body ($body | ConvertTo-Json) -ContentType application/json }
                Wait-Until { $hub.SubscriberCount -gt 0 } 30
                $null = & $act @{ action = 'drop' }

                # The second log-in shows the way back that may be over before anybody looked.
                Wait-Until { (Invoke-RestMethod "${control}state").handled.LOGIN -ge 2 -and $session.State -eq 'Connected' } 30
                & $act @{ action = 'ring'; from = '01098765432'; to = $session.Device }
            }
        }

        AfterEach { $job | Remove-Job -Force }

        It 'does not end the waiting, and warns' {
            $event = Wait-TelEvent Ringing -Session $session -Timeout 60 -WarningVariable warnings -WarningAction SilentlyContinue
            $event.Type | Should -Be Ringing
            "$warnings" | Should -BeLike '*connection is lost*'
        }

        It 'gives a watcher the gap in its place, and warns' {
            $seen = Watch-TelEvent Ringing -Session $session -WarningVariable warnings -WarningAction SilentlyContinue | Select-Object -First 2
            $seen.Type | Should -Be StreamGap, Ringing
            "$warnings" | Should -BeLike '*connection is lost*'
        }

        It 'uses up no trigger of a registration' {
            Register-TelEvent Ringing -Session $session -SourceIdentifier break -MaxTriggerCount 1
            Wait-Until { @(Get-Seen).Count -gt 0 } 60
            @(Get-Seen).Type | Should -Be Ringing
        }
    }

    It 'tells the byte order that it found' {
        $simulator = Start-TelSimulator LguBase -Setting @{ 'byte-order' = 'little' }
        ($simulator | Connect-TelSession).ByteOrder | Should -Be Little
    }
}
