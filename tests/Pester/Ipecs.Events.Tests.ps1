BeforeAll {
    . $PSScriptRoot/IpecsCommon.ps1
    $simulator = Start-TelSimulator -Provider Ipecs

    # What the queue has, in its order.
    function Get-Queue { @(Get-Event -SourceIdentifier ipecs -ErrorAction Ignore | ForEach-Object { $_.SourceEventArgs }) }

    # Everything that came before the mark, a do-not-disturb at a station that nothing else happens to.
    function Wait-Queue {
        $null = Invoke-Act $simulator @{ action = 'event'; device = '1001'; type = 'mwi'; fields = @{ mark = 1 } }
        Wait-Until {
            # What the reading of the state after a break tells may come behind it.
            $events = $ExecutionContext.Events.ReceivedEvents
            for ($i = $events.Count - 1; $i -ge [Math]::Max(0, $events.Count - 50); $i--) {
                if ($events[$i].SourceEventArgs.Extra.ContainsKey('mark')) { return $true }
            }
            $false
        } 40
        Get-Queue | Where-Object { -not $_.Extra.ContainsKey('mark') }
    }
}

AfterAll {
    Get-EventSubscriber | Unregister-Event
    Get-TelSession | Disconnect-TelSession
    Get-TelSimulator | Stop-TelSimulator
}

Describe 'Watch-TelEvent' {
    # An account without ACD: that says much of a call once more.
    BeforeEach { $session = Reset-Box $simulator cti }

    It 'gives a call''s events in order, and leaves nothing behind' {
        $job = Start-Traffic $simulator @{ action = 'ring'; from = '01012345678'; to = '1001' }, @{ action = 'answer'; device = '1001' }, @{ action = 'hangup'; device = '1001' }
        $seen = Watch-TelEvent -Device 1001 | Select-Object -First 3
        $null = $job | Receive-EndedJob
        $seen[0] | Should -BeOfType TelephonyOps.TelEvent
        $seen.Type | Should -Be 'Ringing', 'Connected', 'Ended'
        $seen.Device | Select-Object -Unique | Should -Be '1001'
        $seen.CallId | Select-Object -Unique | Should -HaveCount 1
        $seen[0].Raw | Should -BeLike '{*"ringing"*}'
        Get-TelMonitor | Should -BeNullOrEmpty
        Wait-Until { $there = Get-BoxSession $simulator; $there[0].monitored -eq 0 -and $there[0].presence -eq 0 -and -not $there[0].open }
    }

    It 'gives presence where that is asked for' {
        $job = Start-Traffic $simulator @{ action = 'presence'; device = '1001'; status = 'busy' }
        $seen = Watch-TelEvent PresenceChanged -Device 1001 | Select-Object -First 1
        $null = $job | Receive-EndedJob
        $seen.Device | Should -Be '1001'
        $seen.Text | Should -Be 'busy'
    }

    It 'does not watch a device that is not there' {
        $failure = Get-Failure { Watch-TelEvent -Device 1999 }
        $failure.FullyQualifiedErrorId | Should -BeLike 'NotFound,*'
        $failure.TargetObject | Should -Be '1999'
        (Get-BoxSession $simulator)[0].monitored | Should -Be 0
    }
}

Describe 'Wait-TelEvent' {
    BeforeEach { $session = Reset-Box $simulator }

    It 'gives the call record that is pushed' {
        $job = Start-Traffic $simulator @{ action = 'smdr'; station = '1003'; number = '01099998888'; direction = 'I' } -WithoutMonitor
        $record = Wait-TelEvent CallRecorded -Timeout 30
        $null = $job | Receive-EndedJob
        $record.Type | Should -Be 'CallRecorded'
        $record.Device | Should -Be '1003'
        $record.From | Should -Be '01099998888'
    }

    It 'says when nothing came' {
        $failure = Get-Failure { Wait-TelEvent Ringing -Device 1001 -Timeout 0.2 }
        $failure.FullyQualifiedErrorId | Should -BeLike 'Timeout,*'
        $failure.CategoryInfo.Category | Should -Be OperationTimeout
        (Get-BoxSession $simulator)[0].monitored | Should -Be 0
    }
}

Describe 'Register-TelEvent' {
    BeforeEach {
        $session = Reset-Box $simulator
        Register-TelEvent -Device 1001, 1002 -SourceIdentifier ipecs
    }

    AfterEach {
        Unregister-Event -SourceIdentifier ipecs -ErrorAction Ignore
        Get-Event | Remove-Event
    }

    It 'types each of the 35 call events' {
        $types = [ordered] @{
            dialing = 'Dialing'; proceeding = 'Dialing'; alerting = 'Alerting'; ringing = 'Ringing'; connected = 'Connected'; released = 'Ended'; releasedasc = 'Ended'
            rerouted = 'Transferred'; rerouting = 'Transferred'; fail = 'Failed'; held = 'Held'; hold = 'Held'; retrieved = 'Retrieved'; retrieve = 'Retrieved'
            transferred = 'Transferred'; transferring = 'Transferred'; conferenced = 'Conferenced'; conferencing = 'Conferenced'; dnd = 'DoNotDisturbChanged'; forwarding = 'ForwardChanged'
            registered = 'DeviceRegistered'; unregistered = 'DeviceUnregistered'; mwi = 'MessageWaitingChanged'; agent_logon = 'AgentChanged'; agent_logoff = 'AgentChanged'
            agent_ready = 'AgentChanged'; agent_notready = 'AgentChanged'; agent_work = 'AgentChanged'; agent_busy = 'AgentChanged'; queueing = 'QueueChanged'; queued = 'QueueChanged'
            confgroupmember = 'ConferenceChanged'; muteon = 'ConferenceChanged'; confroommember = 'ConferenceChanged'; numbering = 'ConfigurationChanged'
        }
        $types.Count | Should -Be 35
        foreach ($type in $types.Keys) { $null = Invoke-Act $simulator @{ action = 'event'; device = '1001'; type = $type; fields = @{ callRefID = 77 } } }
        $seen = Wait-Queue
        $seen.RawType | Should -Be @($types.Keys)
        @($seen.Type | ForEach-Object { "$_" }) | Should -Be @($types.Values)
    }

    It 'names every code of the ACD table' {
        $count = (Invoke-Act $simulator @{ action = 'acd-all' }).count
        Unregister-Event -SourceIdentifier ipecs
        Register-TelEvent -SourceIdentifier ipecs
        $null = Invoke-Act $simulator @{ action = 'acd-all' }
        Wait-Until { @(Get-Queue | Where-Object { $_.Extra.ContainsKey('eventCode') }).Count -ge $count }
        $acd = @(Get-Queue | Where-Object { $_.Extra.ContainsKey('eventCode') })
        $acd | Where-Object { $_.Type -in 'Unknown', 'Malformed' -or -not $_.RawType } | Should -BeNullOrEmpty
        @($acd | ForEach-Object { $_.Extra['eventCode'] } | Select-Object -Unique).Count | Should -Be $count
    }

    It 'goes on after frames that cannot be read: <_>' -ForEach 'text', 'json', 'cut', 'array', 'deep', 'types' {
        $null = Invoke-Act $simulator @{ action = 'ws-garbage'; form = $_ }
        $null = Invoke-Act $simulator @{ action = 'event'; device = '1001'; type = 'ringing'; fields = @{ callRefID = 5 } }
        $seen = Wait-Queue
        $seen[-1].Type | Should -Be 'Ringing'
        (Get-BoxSession $simulator)[0].sockets | Should -Be 1 -Because 'the connection stays'
    }

    It 'declares what was skipped' {
        $null = Invoke-Act $simulator @{ action = 'event'; device = '1001'; type = 'ringing'; fields = @{ callRefID = 5 } }
        $null = Invoke-Act $simulator @{ action = 'ws-skip'; count = 3 }
        $gap = Wait-Queue | Where-Object Type -EQ StreamGap
        $gap | Should -HaveCount 1
        $gap.MissedCount | Should -Be 3
    }

    It 'watches again after a new log-in' {
        $null = Invoke-Act $simulator @{ action = 'event'; device = '1001'; type = 'dialing'; fields = @{ callRefID = 4 } }
        Wait-Until { @(Get-Queue).Count -gt 0 }
        $null = Invoke-Act $simulator @{ action = 'expire'; socket = 'kill' }

        # The session says that it is back when it has heard that the devices are watched; events may overtake that answer.
        Wait-Until { @(Get-Queue | Where-Object Type -EQ SessionRestored).Count -gt 0 } 30
        Wait-Until { (Get-BoxSession $simulator).open } 30
        (Get-BoxSession $simulator).monitored | Should -Be 2
        $null = Invoke-Act $simulator @{ action = 'event'; device = '1001'; type = 'ringing'; fields = @{ callRefID = 5 } }
        $seen = Wait-Queue
        $seen.Type | Should -Contain 'Ringing'
        $seen.Type | Should -Contain 'StreamGap' -Because 'the new log-in counts anew'
        Get-HandledCount $simulator login | Should -Be 2
    }

    It 'loses none of 20,000 events in silence when the connection is cut among them' {
        # The number of the event before tells how many were missed, even if not one of the burst came through.
        $null = Invoke-Act $simulator @{ action = 'event'; device = '1001'; type = 'dialing'; fields = @{ callRefID = 4 } }
        Wait-Until { @(Get-Queue).Count -gt 0 }

        # The last of them come as soon as the connection is back: a new one that is silent for seconds has its hole declared without a number.
        $burst = Invoke-Act $simulator @{ action = 'burst'; device = '1001'; count = 20000; killAt = 8000; reopenAt = 16000 }
        $seen = Wait-Queue
        $delivered = @($seen | Where-Object { $_.Extra.ContainsKey('burst') } | ForEach-Object { [long] $_.Extra['burst'] })
        $gaps = @($seen | Where-Object Type -EQ StreamGap)
        $gaps.Count | Should -BeGreaterThan 0
        $missed = ($gaps | Measure-Object MissedCount -Sum).Sum
        $delivered.Count + $missed | Should -Be $burst.sessions[0].raised
        $rising = $true
        for ($i = 1; $i -lt $delivered.Count; $i++) { if ($delivered[$i] -le $delivered[$i - 1]) { $rising = $false } }
        $rising | Should -BeTrue -Because 'they come in order, and none twice'
    }

    It 'declares a gap of unknown size when nothing came before the cut' {
        $null = Invoke-Act $simulator @{ action = 'ws-kill' }
        Wait-Until { @(Get-Queue | Where-Object Type -EQ SessionRestored).Count -gt 0 } 30
        Wait-Until { (Get-BoxSession $simulator)[0].open } 30
        $gap = @(Wait-Queue | Where-Object Type -EQ StreamGap)
        $gap | Should -HaveCount 1
        $gap[0].MissedCount | Should -BeNullOrEmpty
    }

    It 'leaves nothing behind when it is unregistered' {
        (Get-BoxSession $simulator)[0].monitored | Should -Be 2
        Unregister-Event -SourceIdentifier ipecs
        Wait-Until { $there = Get-BoxSession $simulator; $there[0].monitored -eq 0 -and -not $there[0].open } 30
        Get-TelMonitor | Should -BeNullOrEmpty
    }
}
