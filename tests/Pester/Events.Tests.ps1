BeforeAll {
    . $PSScriptRoot/Common.ps1
    $simulator = Start-TelSimulator -Provider Centrex -NoTls
    $module = (Resolve-Path (Join-Path $PSScriptRoot '../../TelephonyOps.psd1')).Path

    function Get-Hooks([int] $Index = 0) { @((Get-Line $simulator $Index).hooks) }

    function Send-Ring([string] $From = '01098765432', [string] $To = '07012340001') {
        $null = Invoke-Act $simulator @{ action = 'ring'; from = $From; to = $To; answerMs = -1 }
        $null = Invoke-Act $simulator @{ action = 'cancel'; account = $To }
    }

    function Send-Text([string] $Text, [string] $To = '07012340001') {
        $null = Invoke-Act $simulator @{ action = 'sms'; from = '01098765432'; to = $To; text = $Text }
    }

    # Does something once the simulator's hooks point to us, while the pipeline thread waits for events.
    function Start-When([int] $Hooks, [scriptblock] $Then) {
        Start-ThreadJob -ArgumentList $simulator, $Hooks, "$Then", "$PSScriptRoot" {
            param($simulator, $hooks, $then, $folder)
            function Send-Act($action) { $null = Invoke-RestMethod -Uri "$($simulator.Control)act" -Method Post -ContentType application/json -Body ($action | ConvertTo-Json) }
            $watch = [System.Diagnostics.Stopwatch]::StartNew()
            do {
                $set = @((Invoke-RestMethod -Uri "$($simulator.Control)state").state.accounts.hooks).Count
                if ($watch.Elapsed.TotalSeconds -gt 60) { throw "only $set hooks" }
            } until ($set -ge $hooks)
            & ([scriptblock]::Create($then))
        }
    }

    function Complete-Job($Job) {
        $null = $Job | Wait-Job -Timeout 60
        $Job.State | Should -Be 'Completed' -Because ($Job.JobStateInfo.Reason ?? 'it had time')
        $Job | Remove-Job
    }
}

AfterAll {
    Get-TelSession | Disconnect-TelSession
    Get-TelSimulator | Stop-TelSimulator
}

Describe 'Watch-TelEvent' {
    BeforeEach { $session = Reset-Line $simulator }

    It 'shows a ring, and takes its hooks away when the pipeline ends (G12)' {
        $job = Start-When 2 { Send-Act @{ action = 'ring'; from = '01098765432'; to = '07012340001'; answerMs = -1 } }
        $ring = Watch-TelEvent | Select-Object -First 1
        Get-Hooks | Should -BeNullOrEmpty
        $ring | Should -BeOfType TelephonyOps.TelEvent
        $ring.Type | Should -Be 'Ringing'
        $ring.From, $ring.Device, $ring.Session | Should -Be '01098765432', '854', 'Centrex1'
        $ring.To | Should -Not -BeNullOrEmpty
        $ring.Sequence | Should -Be 1
        $ring.Time.Offset.TotalHours | Should -Be 9
        $ring.RawType | Should -Be 'ring'
        $ring.Raw | Should -BeLike '*sender=01098765432*'
        Complete-Job $job
    }

    It 'shows a message with its text' {
        $job = Start-When 2 { Send-Act @{ action = 'sms'; from = '01098765432'; to = '07012340001'; text = '안녕 & <끝> 100%' } }
        $event = Watch-TelEvent | Select-Object -First 1
        $event.Type | Should -Be 'MessageReceived'
        $event.Text | Should -Be '안녕 & <끝> 100%'
        Complete-Job $job
    }

    It 'shows only the types that are asked for' {
        $job = Start-When 2 {
            Send-Act @{ action = 'ring'; from = '01011110000'; to = '07012340001'; answerMs = -1 }
            Send-Act @{ action = 'sms'; from = '01098765432'; to = '07012340001'; text = 'x' }
        }
        (Watch-TelEvent MessageReceived | Select-Object -First 1).Type | Should -Be 'MessageReceived'
        Complete-Job $job
    }

    It 'shows only the devices that are asked for' {
        $job = Start-When 4 {
            Send-Act @{ action = 'ring'; from = '01011110000'; to = '07012340001'; answerMs = -1 }
            Send-Act @{ action = 'ring'; from = '01022220000'; to = '07012340002'; answerMs = -1 }
        }
        $other = $simulator | Connect-TelSession -Credential $simulator.Accounts[1]
        (Watch-TelEvent -Session $session, $other -Device 85[5-9], 855 | Select-Object -First 1).Device | Should -Be '855'
        Complete-Job $job
    }

    It 'keeps the order and counts up' {
        $job = Start-When 2 {
            foreach ($number in 1..30) {
                Send-Act @{ action = 'sms'; from = '01098765432'; to = '07012340001'; text = "$number" }

                # The next one only when this one was called back: the vendor calls side by side.
                $watch = [System.Diagnostics.Stopwatch]::StartNew()
                do { $made = @((Invoke-RestMethod -Uri "$($simulator.Control)state").state.hookCalls).Count } until ($made -ge $number -or $watch.Elapsed.TotalSeconds -gt 60)
            }
        }
        $events = Watch-TelEvent | Select-Object -First 30
        $events.Text | Should -Be (1..30 | ForEach-Object { "$_" })
        $events.Sequence | Should -Be (1..30)
        Complete-Job $job
    }

    It 'watches several sessions at once' {
        $other = $simulator | Connect-TelSession -Credential $simulator.Accounts[1]
        $job = Start-When 4 {
            Send-Act @{ action = 'ring'; from = '01011110000'; to = '07012340001'; answerMs = -1 }
            Send-Act @{ action = 'ring'; from = '01022220000'; to = '07012340002'; answerMs = -1 }
        }
        $events = $session, $other | Watch-TelEvent | Select-Object -First 2
        $events.Session | Sort-Object | Should -Be 'Centrex1', 'Centrex2'
        Get-Hooks 0 | Should -BeNullOrEmpty
        Get-Hooks 1 | Should -BeNullOrEmpty
        Complete-Job $job
    }

    It 'sets a hook back that was somebody else''s, and says so' {
        Set-TelWebhook Ring 'http://127.0.0.1:9/crm.php?key=1'
        $job = Start-When 2 { Send-Act @{ action = 'ring'; from = '01098765432'; to = '07012340001'; answerMs = -1 } }
        $null = Watch-TelEvent -WarningVariable warnings -WarningAction SilentlyContinue | Select-Object -First 1
        "$warnings" | Should -BeLike '*Ring hook*127.0.0.1:9*'
        "$warnings" | Should -Not -BeLike '*key=1*'
        $hook = Get-TelWebhook
        $hook.Kind, $hook.Port, $hook.Path | Should -Be 'Ring', 9, '/crm.php?key=1'
        Complete-Job $job
    }

    It 'ends when its session is closed' {
        $job = Start-ThreadJob -ArgumentList $simulator, $session, $module {
            param($simulator, $session, $module)
            Import-Module $module
            $watch = [System.Diagnostics.Stopwatch]::StartNew()
            do { $set = @((Invoke-RestMethod -Uri "$($simulator.Control)state").state.accounts[0].hooks).Count } until ($set -eq 2 -or $watch.Elapsed.TotalSeconds -gt 60)
            $session | Disconnect-TelSession
        }
        Watch-TelEvent | Should -BeNullOrEmpty
        $session.State | Should -Be 'Disconnected'
        Get-Hooks | Should -BeNullOrEmpty
        Complete-Job $job
    }

    It 'fails when the port is taken, and leaves no hook' {
        $taken = [System.Net.Sockets.TcpListener]::new([ipaddress]::Loopback, 0)
        $taken.Start()
        try {
            $port = $taken.LocalEndpoint.Port
            $stubborn = $simulator | Connect-TelSession -CallbackPort $port
            $failure = Get-Failure { Watch-TelEvent -Session $stubborn }
            $failure.FullyQualifiedErrorId | Should -BeLike 'Unavailable,*WatchTelEventCommand'
            "$failure" | Should -BeLike "*$port*"
            $failure.ErrorDetails.RecommendedAction | Should -BeLike '*-CallbackPort*'
            Get-Hooks | Should -BeNullOrEmpty
        }
        finally {
            $taken.Stop()
        }
    }

    It 'takes the devices that are meant, with leading zeros or without' {
        $session = Reset-Line $simulator
        $patterns = '854', '0854', '85?', '085?', '08*', '10*', '0855'
        foreach ($i in 0..6) { Register-TelEvent -Session $session -EventType Ringing -Device $patterns[$i] -SourceIdentifier "of $i" }
        Register-TelEvent -Session $session -EventType Ringing -SourceIdentifier 'of all'
        try {
            Send-Ring
            foreach ($i in @(0..4) + 'all') { Wait-Until { @(Get-Event -SourceIdentifier "of $i" -ErrorAction Ignore).Count -eq 1 } }
            foreach ($i in 5, 6) { Get-Event -SourceIdentifier "of $i" -ErrorAction Ignore | Should -BeNullOrEmpty }
        }
        finally {
            Get-EventSubscriber | Where-Object SourceIdentifier -Like 'of *' | Unregister-Event
            Get-Event | Where-Object SourceIdentifier -Like 'of *' | Remove-Event
        }
    }

    It 'fails when the vendor takes no hook, and leaves none' {
        Add-Fault $simulator @{ operation = 'setsmscallback'; kind = 'code'; code = '1005'; count = -1 }
        $failure = Get-Failure { Watch-TelEvent }
        $failure.FullyQualifiedErrorId | Should -BeLike 'Permission,Centrex.1005,*WatchTelEventCommand'
        $failure.TargetObject | Should -Be $session
        Get-Hooks | Should -BeNullOrEmpty
    }
}

Describe 'What comes to the listener' {
    BeforeEach {
        $session = Reset-Line $simulator
        Register-TelEvent -SourceIdentifier hooks
        $hook = Get-TelWebhook Ring
        $base = "http://127.0.0.1:$($hook.Port)"
    }

    AfterEach {
        Unregister-Event -SourceIdentifier hooks -ErrorAction Ignore
        Get-Event | Remove-Event
    }

    It 'has a path that cannot be guessed' {
        $hook.Path | Should -Match '^/telephonyops-[0-9a-f]{32}/ring'
        (Get-TelWebhook Sms).Path | Should -Not -Be $hook.Path
    }

    It 'lets nobody through who does not know the path: <_>' -ForEach '/', '/ring.html', '/telephonyops-00000000000000000000000000000000/ring.html', '/../../etc/passwd' {
        $status = (Invoke-WebRequest -Uri "$base$_`?sender=1" -SkipHttpErrorCheck).StatusCode
        $status | Should -Be 404

        # What comes after it is the first event there is.
        Send-Ring
        (Wait-Event -SourceIdentifier hooks -Timeout 60).SourceEventArgs.Sequence | Should -Be 1
    }

    It 'keeps what it cannot read as Malformed' {
        $null = Invoke-WebRequest -Uri "$base$($hook.Path)?nothing=1"
        $event = (Wait-Event -SourceIdentifier hooks -Timeout 60).SourceEventArgs
        $event.Type | Should -Be 'Malformed'
        $event.Raw | Should -Be 'nothing=1'
    }

    It 'hears only the senders that were named' {
        $picky = $simulator | Connect-TelSession -Credential $simulator.Accounts[1] -CallbackSender 192.0.2.1
        Register-TelEvent -Session $picky -SourceIdentifier picky
        $other = Get-TelWebhook Ring -Session $picky
        (Invoke-WebRequest -Uri "http://127.0.0.1:$($other.Port)$($other.Path)?sender=1" -SkipHttpErrorCheck).StatusCode | Should -Be 404
        Get-Event -SourceIdentifier picky -ErrorAction Ignore | Should -BeNullOrEmpty
        Unregister-Event -SourceIdentifier picky
    }

    It 'is taken as HTTP/1.0 without a Host field too' {
        $null = Send-Control $simulator set @{ 'hook-http10' = $true }
        Send-Ring
        (Wait-Event -SourceIdentifier hooks -Timeout 60).SourceEventArgs.Type | Should -Be 'Ringing'
    }
}

Describe 'Wait-TelEvent' {
    BeforeEach { $session = Reset-Line $simulator }

    It 'gives the one event that was waited for' {
        $job = Start-When 2 {
            Send-Act @{ action = 'sms'; from = '01098765432'; to = '07012340001'; text = 'not this' }
            Send-Act @{ action = 'ring'; from = '01098765432'; to = '07012340001'; answerMs = -1 }
        }
        $event = Wait-TelEvent Ringing -Timeout 60
        @($event).Count | Should -Be 1
        $event.Type | Should -Be 'Ringing'
        Get-Hooks | Should -BeNullOrEmpty
        Complete-Job $job
    }

    It 'says when nothing came in time' {
        $failure = Get-Failure { Wait-TelEvent Ringing -Timeout 0.3 }
        $failure.FullyQualifiedErrorId | Should -BeLike 'Timeout,*WaitTelEventCommand'
        $failure.CategoryInfo.Category | Should -Be OperationTimeout
        $failure.TargetObject | Should -Be $session
        "$failure" | Should -BeLike '*0.3 s*'
        $failure.ErrorDetails.RecommendedAction | Should -BeLike '*-Timeout*'
        Get-Hooks | Should -BeNullOrEmpty
    }

    It 'takes a TimeSpan' {
        (Get-Failure { Wait-TelEvent -Timeout ([timespan]::FromMilliseconds(100)) }).FullyQualifiedErrorId | Should -BeLike 'Timeout,*'
        (Get-Failure { Wait-TelEvent -Timeout '00:00:00.1' }).FullyQualifiedErrorId | Should -BeLike 'Timeout,*'
    }

    It 'refuses a time-out of <_>' -ForEach '-1', '1e300', 'soon' {
        $text = $_
        (Get-Failure { Wait-TelEvent -Timeout $text }).CategoryInfo.Category | Should -BeIn InvalidArgument, InvalidData
        Get-RequestCount $simulator setringcallback | Should -Be 0
    }

    It 'waits for the first of several sessions, and gives one event only' {
        $other = $simulator | Connect-TelSession -Credential $simulator.Accounts[1]
        $job = Start-When 4 { Send-Act @{ action = 'ring'; from = '01022220000'; to = '07012340002'; answerMs = -1 } }
        $event = Wait-TelEvent -Session $session, $other -Timeout 60
        @($event).Count | Should -Be 1
        $event.Session | Should -Be $other.Name
        Get-Hooks 0 | Should -BeNullOrEmpty
        Get-Hooks 1 | Should -BeNullOrEmpty
        Complete-Job $job
    }
}

Describe 'Register-TelEvent' {
    BeforeEach { $session = Reset-Line $simulator }

    AfterEach {
        Get-EventSubscriber | Unregister-Event
        Get-Event | Remove-Event
        Get-Job | Remove-Job -Force
    }

    It 'puts events into the queue, with the event as argument and the session as sender' {
        Register-TelEvent -SourceIdentifier calls | Should -BeNullOrEmpty
        Get-Hooks | Should -Be 'Ring', 'Sms'
        Send-Ring
        $queued = Wait-Event -SourceIdentifier calls -Timeout 15
        $queued.SourceArgs[0] | Should -BeOfType TelephonyOps.TelEvent
        $queued.SourceEventArgs.From | Should -Be '01098765432'
        $queued.Sender | Should -Be $session
        $queued.SourceArgs[0].Type | Should -Be 'Ringing'
        Unregister-Event -SourceIdentifier calls
        Wait-Until { @(Get-Hooks).Count -eq 0 }
    }

    It 'names a registration itself' {
        Register-TelEvent
        @(Get-EventSubscriber).SourceIdentifier | Should -BeLike 'TelEvent.Centrex1.*'
    }

    It 'keeps every event in order' {
        Register-TelEvent MessageReceived -SourceIdentifier texts
        $hook = Get-TelWebhook Sms
        $client = [System.Net.Http.HttpClient]::new()
        foreach ($number in 1..300) { $null = $client.GetStringAsync("http://127.0.0.1:$($hook.Port)$($hook.Path)?sender=0101&kind=2&message=$number").GetAwaiter().GetResult() }
        $client.Dispose()
        Wait-Until { @(Get-Event -SourceIdentifier texts -ErrorAction Ignore).Count -eq 300 }
        (Get-Event -SourceIdentifier texts).SourceEventArgs.Text | Should -Be (1..300 | ForEach-Object { "$_" })
        (Get-Event -SourceIdentifier texts).SourceEventArgs.Sequence | Should -Be (1..300)
    }

    It 'runs an action, with its message data' {
        $global:seen = [System.Collections.Concurrent.ConcurrentQueue[string]]::new()
        $job = Register-TelEvent Ringing -SourceIdentifier action -MessageData 'for you' -Action { $global:seen.Enqueue("$($EventArgs.From) $($event.MessageData)") }
        $job | Should -BeOfType System.Management.Automation.PSEventJob
        Send-Ring '01011112222'
        Send-Ring '01033334444'
        Wait-Until { $global:seen.Count -eq 2 }
        $global:seen.ToArray() | Sort-Object | Should -Be '01011112222 for you', '01033334444 for you'
        Get-Event | Should -BeNullOrEmpty
        $job | Remove-Job -Force
        Wait-Until { @(Get-Hooks).Count -eq 0 }
        Remove-Variable seen -Scope Global
    }

    It 'ends by itself after -MaxTriggerCount' {
        Register-TelEvent MessageReceived -SourceIdentifier twice -MaxTriggerCount 2
        foreach ($text in 'a', 'b', 'c', 'd') { Send-Text $text }
        Wait-Until { @(Get-Event -SourceIdentifier twice -ErrorAction Ignore).Count -eq 2 }
        Wait-Until { @(Get-Hooks).Count -eq 0 }

        # The engine takes its handler off before it forgets the subscriber.
        Wait-Until { -not (Get-EventSubscriber) }
        @(Get-Event -SourceIdentifier twice).Count | Should -Be 2
    }

    It 'shares one pair of hooks among registrations, and keeps it until the last is gone' {
        Register-TelEvent Ringing -SourceIdentifier one
        Register-TelEvent MessageReceived -SourceIdentifier two
        Get-HandledCount $simulator setringcallback | Should -Be 1
        Send-Ring
        Send-Text 'hello'
        (Wait-Event -SourceIdentifier one -Timeout 60).SourceEventArgs.Type | Should -Be 'Ringing'
        (Wait-Event -SourceIdentifier two -Timeout 60).SourceEventArgs.Type | Should -Be 'MessageReceived'
        Unregister-Event -SourceIdentifier one
        Send-Text 'again'
        Wait-Until { @(Get-Event -SourceIdentifier two -ErrorAction Ignore).Count -eq 2 }
        Unregister-Event -SourceIdentifier two
        Wait-Until { @(Get-Hooks).Count -eq 0 }
    }

    It 'refuses a name that is taken, and leaves nothing of it' {
        Register-TelEvent -SourceIdentifier same
        $failure = Get-Failure { Register-TelEvent -SourceIdentifier same }
        $failure.FullyQualifiedErrorId | Should -BeLike 'Conflict,*RegisterTelEventCommand'
        $failure.CategoryInfo.Category | Should -Be ResourceExists
        $failure.TargetObject | Should -Be 'same'
        $failure.ErrorDetails.RecommendedAction | Should -BeLike '*Unregister-Event*'
        @(Get-EventSubscriber).Count | Should -Be 1
        Unregister-Event -SourceIdentifier same
        Wait-Until { @(Get-Hooks).Count -eq 0 }
    }

    It 'gives its name free when its session was closed' {
        Register-TelEvent -SourceIdentifier closing
        $session | Disconnect-TelSession
        Get-Hooks | Should -BeNullOrEmpty
        $null = $simulator | Connect-TelSession
        Register-TelEvent -SourceIdentifier closing
        @(Get-EventSubscriber).Count | Should -Be 1
        Send-Ring
        (Wait-Event -SourceIdentifier closing -Timeout 60).SourceEventArgs.Type | Should -Be 'Ringing'
    }

    It 'takes the events of several sessions under one name' {
        $other = $simulator | Connect-TelSession -Credential $simulator.Accounts[1]
        $session, $other | Register-TelEvent -SourceIdentifier both
        @(Get-EventSubscriber).Count | Should -Be 1
        Send-Ring -To '07012340001'
        Send-Ring -To '07012340002'
        Wait-Until { @(Get-Event -SourceIdentifier both -ErrorAction Ignore).Count -eq 2 }
        (Get-Event -SourceIdentifier both).SourceEventArgs.Session | Sort-Object | Should -Be 'Centrex1', 'Centrex2'
        Unregister-Event -SourceIdentifier both
        Wait-Until { @(Get-Hooks 0).Count -eq 0 -and @(Get-Hooks 1).Count -eq 0 }
    }
}
