# LGUBase's events, through their commands, against the exchange's own view of its lines, in both byte orders.
Describe 'LGUBase events, <_> endian' -ForEach 'Big', 'Little' {
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

    Context 'Events' {
        It 'tells of a call from beginning to end (RINGEVENT, CHANNELLIST, CHANNELOUT)' {
            $events = Wait-Told $session {
                $null = Invoke-TelDial '01012345678' -Session $session
                $call = Wait-Call $session Connected
                $call | Stop-TelCall
            } { $events.Type -contains 'Ended' }
            $calls = $events | Where-Object RawType -In RINGEVENT, CHANNELLIST, CHANNELOUT
            $calls.RawType | Select-Object -Unique | Should -Be 'RINGEVENT', 'CHANNELLIST', 'CHANNELOUT'
            @($calls.CallId | Select-Object -Unique).Count | Should -Be 1
            $calls[-1].Type | Should -Be 'Ended'
        }

        It 'tells scenario <Name> of the document as one call of each line' -ForEach @(
            @{ Name = '5.1' }
            @{ Name = '5.2' }
        ) {
            $events = Wait-Told $session { Invoke-Act $simulator @{ action = 'scenario'; name = $Name } } { $events.Type -contains 'Ended' }
            @($events.CallId | Select-Object -Unique).Count | Should -Be 1
            $events[-1].Type | Should -Be 'Ended'
            $events.Type | Should -Contain 'Connected'
            @(Get-TelCall -Session $session | Where-Object State -NE Ended) | Should -BeNullOrEmpty
        }

        It 'tells scenario 5.3, an internal call, as one call of each of the two lines' {
            $other = Connect-Line $simulator 1 $order
            foreach ($line in $session, $other) { Register-TelEvent -Session $line -SourceIdentifier "line-$($line.Device)" }
            try {
                $null = Invoke-Act $simulator @{ action = 'scenario'; name = '5.3' }
                foreach ($line in $session, $other) {
                    Wait-Until { @(Get-Event -SourceIdentifier "line-$($line.Device)" -ErrorAction Ignore | Where-Object { $_.SourceArgs[0].Type -eq 'Ended' }).Count -ge 1 }
                    $events = @(Get-Event -SourceIdentifier "line-$($line.Device)" | ForEach-Object { $_.SourceArgs[0] })
                    $events.Type | Should -Be @($line.Device -eq '3322' ? 'Dialing' : 'Ringing'; 'Connected'; 'Ended')
                    $events.RawType | Should -Be 'RINGEVENT', 'CHANNELLIST', 'CHANNELOUT'
                    $call = @(Get-TelCall -Session $line -IncludeEnded)
                    $call.Count | Should -Be 1
                    $events.CallId | Select-Object -Unique | Should -Be $call[0].Id
                    $call[0].Direction | Should -Be ($line.Device -eq '3322' ? 'Outbound' : 'Inbound')
                    $call[0].From, $call[0].To, "$($call[0].State)", "$($call[0].Outcome)" | Should -Be '3322', '3321', 'Ended', 'Answered'
                }
            }
            finally {
                Get-EventSubscriber | Where-Object SourceIdentifier -Like 'line-*' | Unregister-Event
                Get-Event | Where-Object SourceIdentifier -Like 'line-*' | Remove-Event
            }
        }

        It 'numbers the events of lines that talk at the same time each for itself' {
            $other = Connect-Line $simulator 1 $order
            Register-TelEvent PeerMessageReceived -Session $session -SourceIdentifier line-a
            Register-TelEvent PeerMessageReceived -Session $other -SourceIdentifier line-b
            try {
                $null = Invoke-Act $simulator @{ action = 'burst'; kind = 'message'; count = 5000 }
                Wait-Until { $ExecutionContext.Events.ReceivedEvents.Count -ge 10000 } 60
                (Get-Event).EventIdentifier | Sort-Object -Unique | Should -HaveCount 10000
                foreach ($name in 'line-a', 'line-b') { (Get-Event -SourceIdentifier $name).ForEach{ [int] $_.SourceArgs[0].Text.Substring(0, 10) } | Should -Be (1..5000) }
            }
            finally {
                Get-EventSubscriber | Where-Object SourceIdentifier -Like 'line-*' | Unregister-Event
                Get-Event | Where-Object SourceIdentifier -Like 'line-*' | Remove-Event
            }
        }

        It 'follows an internal call that two sessions make, answer and end' {
            $other = Connect-Line $simulator 1 $order
            $made = Invoke-TelDial 3322 -Session $session
            $ringing = Wait-Call $other Ringing
            $ringing.Direction, $ringing.From, $ringing.To | Should -Be 'Inbound', '3321', '3322'
            $null = $ringing | Receive-TelCall
            (Wait-Call $session Connected).Id | Should -Be $made.Id
            $made | Stop-TelCall
            foreach ($line in $session, $other) { Wait-Until { @(Get-TelCall -Session $line | Where-Object State -NE Ended).Count -eq 0 } }
            foreach ($line in $session, $other) { @(Get-TelCall -Session $line -IncludeEnded).Count | Should -Be 1 }
        }

        It 'tells of <Raw> as <Type>' -ForEach @(
            @{ Raw = 'CDREVENT'; Type = 'CallRecorded'; Body = 'CDREVENT|CHANNEL:SIP/3321-09b1|UNIQUEID:1234.5|' }
            @{ Raw = 'CMDRESULT'; Type = 'CommandCompleted'; Body = 'CMDRESULT|CMD:HOLD|RES:OK' }
            @{ Raw = 'CMDRESULTEND'; Type = 'CommandCompleted'; Body = 'CMDRESULTEND|CMD:HISTORY' }
            @{ Raw = 'CMDERROR'; Type = 'CommandCompleted'; Body = 'CMDERROR|CMD:NONSENSE|MSG:unknown' }
            @{ Raw = 'BRANDNEW'; Type = 'Unknown'; Body = 'BRANDNEW|A:1|MSG:새 소식' }
        ) {
            $event = @(Wait-Told $session { Invoke-Act $simulator @{ action = 'event'; line = '3321'; body = $Body } } { $events.Count -ge 1 })[0]
            $event.RawType, $event.Type | Should -Be $Raw, $Type
            $event.Raw | Should -Be $Body
        }

        It 'tells of a message (RECVSMS)' {
            $event = @(Wait-Told $session { Invoke-Act $simulator @{ action = 'sms'; to = '3321'; from = '01098765432'; text = '안녕: 하세요' } } { $events.Count -ge 1 })[0]
            $event.Type, $event.RawType, $event.From, $event.Text | Should -Be 'MessageReceived', 'RECVSMS', '01098765432', '안녕: 하세요'
        }

        It 'tells of a conference (CONFERENCEEVENT)' {
            $events = Wait-Told $session {
                $null = Invoke-TelDial '01012345678' -Session $session
                $null = Wait-Call $session Connected
                $null = Start-TelConference -Session $session
            } { $events.RawType -contains 'CONFERENCEEVENT' }
            ($events | Where-Object RawType -EQ CONFERENCEEVENT)[0].Text | Should -Be 'CONFMEMBERADD'
        }

        It 'gives who waits one event, although every session has one at the same time' {
            $other = Connect-Line $simulator 1 $order
            $enough = [System.Threading.ManualResetEventSlim]::new()
            $job = Start-ThreadJob -ArgumentList $simulator.Control, $enough {
                param($control, $enough)
                $watch = [System.Diagnostics.Stopwatch]::StartNew()
                while (-not $enough.IsSet -and $watch.Elapsed.TotalSeconds -lt 60) { $null = Invoke-RestMethod "${control}act" -Method Post -ContentType application/json -Body '{"action":"burst","count":50,"kind":"message"}' }
            }
            try {
                foreach ($round in 1..20) { @(Wait-TelEvent PeerMessageReceived -Session $session, $other -Timeout 60).Count | Should -Be 1 }
            }
            finally {
                $enough.Set()
                $null = $job | Receive-EndedJob
            }
        }

        It 'watches, waits, and leaves nothing behind' {
            $enough = [System.Threading.ManualResetEventSlim]::new()
            $job = Start-ThreadJob -ArgumentList $simulator, $enough {
                param($simulator, $enough)
                $body = @{ action = 'burst'; line = '3321'; count = 1; kind = 'message' } | ConvertTo-Json
                $watch = [System.Diagnostics.Stopwatch]::StartNew()
                while (-not $enough.IsSet -and $watch.Elapsed.TotalSeconds -lt 60) { $null = Invoke-RestMethod -Uri "$($simulator.Control)act" -Method Post -ContentType application/json -Body $body }
            }
            try {
                $events = @(Watch-TelEvent -Session $session -Device 3321 | Select-Object -First 3)
                $events.Count | Should -Be 3
                (Wait-TelEvent -Session $session -EventType PeerMessageReceived -Timeout 20).Type | Should -Be 'PeerMessageReceived'
            }
            finally {
                $enough.Set()
                $null = $job | Receive-EndedJob
            }
            Get-EventSubscriber | Should -BeNullOrEmpty
            (Get-LguLine $simulator).connections | Should -Be 1

            # The server hears of the end of the former test's connections a little after the client.
            Wait-Until { (Get-ControlState $simulator).connections.open -eq 1 }
        }
    }
}
