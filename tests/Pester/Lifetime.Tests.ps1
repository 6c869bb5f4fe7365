# However a command, a registration, a runspace or a process ends: nothing is left running. Everything is counted (G12).
BeforeAll {
    . $PSScriptRoot/Common.ps1
    $simulator = Start-TelSimulator -Provider Centrex -NoTls -Setting @{ 'download-spacing-ms' = 0 }
    $module = (Resolve-Path (Join-Path $PSScriptRoot '../../TelephonyOps.psd1')).Path

    function Get-Hooks { foreach ($account in (Get-ControlState $simulator).state.accounts) { $account.hooks } }

    # The listener's page, while there is one.
    function Get-ListenerPage { Get-TelWebhook Ring | ForEach-Object { "http://127.0.0.1:$($_.Port)$($_.Path)" } }

    # The page is asked, not the port: that may have another owner by now.
    function Test-Listening([string] $Page) {
        $page | Should -BeLike 'http://127.0.0.1:*/telephonyops-*/ring.html*'
        try { (Invoke-WebRequest -Uri $Page -SkipHttpErrorCheck).StatusCode -eq 200 } catch [System.Net.Http.HttpRequestException] { $false }
    }

    # Who still listens to the session's events, and whether the vendor's source still runs: the library's own count.
    function Get-SubscriberCount($Session) {
        $hub = [TelephonyOps.TelephonySession].GetProperty('Events', [System.Reflection.BindingFlags] 'Instance, NonPublic').GetValue($Session)
        $hub.SubscriberCount
    }

    function Assert-NothingLeft($Session, [string] $Page) {
        Get-Hooks | Should -BeNullOrEmpty
        Test-Listening $Page | Should -BeFalse
        Get-SubscriberCount $Session | Should -Be 0

        # The server hears of a connection's end a little after the client.
        Wait-Until { (Get-ControlState $simulator).connections.open -le 1 }
        $Session.State | Should -Be 'Connected'
        Test-TelSession -Session $Session | Should -BeTrue
    }

    # Rings when both hooks are set, and tells the page that they point to.
    function Start-Ringing($Session) {
        Start-ThreadJob -ArgumentList $simulator, $Session, $module {
            param($simulator, $session, $module)
            Import-Module $module
            $watch = [System.Diagnostics.Stopwatch]::StartNew()
            try {
                do {
                    if ($watch.Elapsed.TotalSeconds -gt 60) { throw 'the hooks were not set' }
                } until (@((Invoke-RestMethod -Uri "$($simulator.Control)state").state.accounts.hooks).Count -eq 2)
                Get-TelWebhook Ring -Session $session | ForEach-Object { "http://127.0.0.1:$($_.Port)$($_.Path)" }
                $ring = @{ action = 'ring'; from = '01098765432'; to = $session.Account; answerMs = -1 } | ConvertTo-Json
                $null = Invoke-RestMethod -Uri "$($simulator.Control)act" -Method Post -ContentType application/json -Body $ring
            }
            catch {
                # Whoever waits for the ring must not wait for ever.
                $session | Disconnect-TelSession
                throw
            }
        }
    }

    # Starts a script in a runspace of its own, and leaves it running.
    function Start-Script([scriptblock] $Script, [hashtable] $Arguments = @{}) {
        $shell = New-Shell
        $null = $shell.AddScript("$Script").AddParameters($Arguments)
        $shell | Add-Member -NotePropertyName Running -NotePropertyValue $shell.BeginInvoke() -PassThru
    }
}

AfterAll {
    Get-TelSession | Disconnect-TelSession
    Get-TelSimulator | Stop-TelSimulator
}

Describe 'Watch-TelEvent ended by <Name>' -ForEach @(
    @{ Name = 'Select-Object -First 1'; Run = { Watch-TelEvent | Select-Object -First 1 } }
    @{ Name = 'a throw downstream'; Run = { try { Watch-TelEvent | ForEach-Object { throw 'enough' } } catch { if ("$_" -ne 'enough') { throw } } } }
    @{ Name = 'break'; Run = { foreach ($once in 1) { Watch-TelEvent | ForEach-Object { break } } } }
    @{ Name = 'an error downstream under Stop'; Run = { try { Watch-TelEvent | ForEach-Object { Write-Error 'no' -ErrorAction Stop } } catch { if ("$_" -ne 'no') { throw } } } }
    @{ Name = 'return from a function'; Run = { function f { Watch-TelEvent | ForEach-Object { return $_ } | Select-Object -First 1 }; f } }
) {
    It 'leaves no task, no socket and no hook' {
        $session = Reset-Line $simulator
        $job = Start-Ringing $session
        $null = & $Run
        $page = $job | Receive-EndedJob
        Assert-NothingLeft $session $page
    }
}

Describe 'Ctrl+C' {
    BeforeEach { $session = Reset-Line $simulator }

    It 'ends Watch-TelEvent, and leaves nothing' {
        $shell = Start-Script { param($session) Watch-TelEvent -Session $session } @{ session = $session }
        try {
            Wait-Until { @(Get-Hooks).Count -eq 2 }
            $page = Get-ListenerPage
            Test-Listening $page | Should -BeTrue
            Stop-Script $shell
            Assert-NothingLeft $session $page
        }
        finally { $shell.Runspace.Dispose(); $shell.Dispose() }
    }

    It 'ends Wait-TelEvent, and leaves nothing' {
        $shell = Start-Script { param($session) Wait-TelEvent -Session $session } @{ session = $session }
        try {
            Wait-Until { @(Get-Hooks).Count -eq 2 }
            $page = Get-ListenerPage
            Stop-Script $shell
            Assert-NothingLeft $session $page
        }
        finally { $shell.Runspace.Dispose(); $shell.Dispose() }
    }

    It 'ends a command that the vendor does not answer, and the line stays usable: <Operation>' -ForEach @(
        @{ Operation = 'clickdial'; Script = { param($session) Invoke-TelDial '01012345678' -Session $session } }
        @{ Operation = 'callhistory'; Script = { param($session) Get-TelCallHistory -Session $session } }
        @{ Operation = 'smssend'; Script = { param($session) Send-TelMessage '01012345678' hi -Session $session } }
        @{ Operation = 'recorddownload'; Script = { param($session, $folder) Get-TelRecording -Session $session -First 1 | Save-TelRecording -Path $folder } }
        @{ Operation = 'userinfo'; Script = { param($session) Test-TelSession -Session $session } }
    ) {
        $folder = New-Folder
        $before = Get-RequestCount $simulator $Operation
        Add-Fault $simulator @{ operation = $Operation; kind = 'hang' }
        $shell = Start-Script $Script @{ session = $session; folder = $folder }
        try {
            Wait-Until { (Get-RequestCount $simulator $Operation) -eq $before + 1 }
            Stop-Script $shell
            Test-TelSession -Session $session | Should -BeTrue
            Wait-Until { (Get-ControlState $simulator).connections.open -le 1 }
            if ($Operation -ne 'userinfo') { Get-RequestCount $simulator $Operation | Should -Be ($before + 1) }
            Get-ChildItem $folder -Force | Should -BeNullOrEmpty
            (Get-ControlState $simulator).violations | Should -BeNullOrEmpty
        }
        finally { $shell.Runspace.Dispose(); $shell.Dispose() }
    }

    It 'ends a download half-way, and leaves no part of a file' {
        $folder = New-Folder
        Add-Fault $simulator @{ operation = 'recorddownload'; kind = 'slow'; delayMs = 1000; bytes = 256 }
        $shell = Start-Script { param($session, $folder) Get-TelRecording -Session $session -First 1 | Save-TelRecording -Path $folder } @{ session = $session; folder = $folder }
        try {
            Wait-Until { @(Get-ChildItem $folder -Force).Count -eq 1 }
            Stop-Script $shell
            Get-ChildItem $folder -Force | Should -BeNullOrEmpty
        }
        finally { $shell.Runspace.Dispose(); $shell.Dispose() }
    }

    It 'ends Connect-TelSession, and no session is open' {
        Reset-Simulator $simulator
        Add-Fault $simulator @{ operation = 'userinfo'; kind = 'hang' }
        $shell = Start-Script { param($simulator) $simulator | Connect-TelSession } @{ simulator = $simulator }
        try {
            Wait-Until { (Get-RequestCount $simulator userinfo) -eq 1 }
            Stop-Script $shell
            $shell.Commands.Clear()
            $shell.AddScript('@(Get-TelSession).Count').Invoke() | Should -Be 0
            Wait-Until { (Get-ControlState $simulator).connections.open -eq 0 }
        }
        finally { $shell.Runspace.Dispose(); $shell.Dispose() }
    }

    It 'ends the wait between downloads' {
        $patient = $simulator | Connect-TelSession -DownloadInterval 60 -Credential $simulator.Accounts[1]
        $folder = New-Folder
        $shell = Start-Script { param($session, $folder) Get-TelRecording -Session $session -First 2 | Save-TelRecording -Path $folder } @{ session = $patient; folder = $folder }
        try {
            Wait-Until { @(Get-ChildItem $folder -Filter *.wav).Count -eq 1 }
            Stop-Script $shell
            Get-RequestCount $simulator recorddownload | Should -Be 1
        }
        finally { $shell.Runspace.Dispose(); $shell.Dispose() }
    }
}

Describe 'The end of <Name>' -ForEach @(
    @{ Name = 'the module'; End = { param($shell) $shell.AddScript('Remove-Module TelephonyOps').Invoke() } }
    @{ Name = 'the runspace'; End = { param($shell) $shell.Runspace.Close() } }
    @{ Name = 'the runspace while a command runs'; End = { param($shell) $null = $shell.AddScript('Watch-TelEvent').BeginInvoke(); $shell.Runspace.Close() } }
) {
    It 'closes its sessions, takes its hooks back and ends its simulators' {
        Reset-Simulator $simulator
        $shell = New-Shell
        try {
            $opened = $shell.AddScript({
                    param($simulator)
                    $session = $simulator | Connect-TelSession
                    Register-TelEvent -Session $session
                    $session
                    Get-TelWebhook Ring -Session $session | ForEach-Object { "http://127.0.0.1:$($_.Port)$($_.Path)" }
                    (Start-TelSimulator Centrex -NoTls -WarningAction SilentlyContinue).ProcessId
                }).AddArgument($simulator).Invoke()
            $shell.HadErrors | Should -BeFalse
            $shell.Commands.Clear()
            $session, $page, $process = $opened
            @(Get-Hooks).Count | Should -Be 2
            Get-Process -Id $process | Should -Not -BeNullOrEmpty

            & $End $shell

            Wait-Until { "$($session.State)" -eq 'Disconnected' }
            Wait-Until { @(Get-Hooks).Count -eq 0 }
            Wait-Until { -not (Test-Listening $page) }
            Wait-Until { (Get-ControlState $simulator).connections.open -eq 0 }
            Wait-Until { $null -eq (Get-Process -Id $process -ErrorAction Ignore) }
        }
        finally { $shell.Runspace.Dispose(); $shell.Dispose() }
    }
}

Describe 'The module, imported anew' {
    It 'keeps its sessions, registrations and simulators' {
        Reset-Simulator $simulator
        $shell = New-Shell
        try {
            $answer = $shell.AddScript({
                    param($simulator, $module)
                    $session = $simulator | Connect-TelSession
                    Register-TelEvent -SourceIdentifier kept
                    $own = Start-TelSimulator Centrex -NoTls
                    Import-Module $module -Force
                    (Get-TelSession).Name
                    (Get-TelUser).Id
                    @(Get-TelWebhook).Count
                    (Get-TelSimulator).ProcessId -eq $own.ProcessId
                    (Get-Command -Module TelephonyOps).Count -gt 30
                    $session.GetType() -eq (Get-TelSession).GetType()
                }).AddArgument($simulator).AddArgument($module).Invoke()
            "$($shell.Streams.Error)" | Should -BeNullOrEmpty
            $answer | Should -Be 'Centrex1', '07012340001', 2, $true, $true, $true
        }
        finally { $shell.Runspace.Dispose(); $shell.Dispose() }
    }
}

Describe 'The end of a process' {
    It 'by exit takes hooks and simulators with it' {
        Reset-Simulator $simulator
        $said = pwsh -NoProfile -NonInteractive -Command "
            Import-Module '$module'
            `$credential = [pscredential]::new('$($simulator.Credential.UserName)', (ConvertTo-SecureString '$($simulator.Credential.GetNetworkCredential().Password)' -AsPlainText -Force))
            `$null = Connect-TelSession Centrex '$($simulator.Server)' `$credential
            Register-TelEvent
            @((Invoke-RestMethod '$($simulator.Control)state').state.accounts.hooks).Count
            (Start-TelSimulator Centrex -NoTls).ProcessId"
        $said[0] | Should -Be 2
        Wait-Until { $null -eq (Get-Process -Id $said[1] -ErrorAction Ignore) }
        Get-Hooks | Should -BeNullOrEmpty
    }

    It 'by kill takes its simulators with it' {
        $start = [System.Diagnostics.ProcessStartInfo]::new('pwsh')
        foreach ($argument in '-NoProfile', '-NonInteractive', '-Command', "Import-Module '$module'; (Start-TelSimulator Centrex -NoTls).ProcessId; Wait-Event -Timeout 60") { $start.ArgumentList.Add($argument) }
        $start.RedirectStandardOutput = $true
        $process = [System.Diagnostics.Process]::Start($start)
        $child = [int] $process.StandardOutput.ReadLine()
        Get-Process -Id $child | Should -Not -BeNullOrEmpty
        $process.Kill()
        Wait-Until { $null -eq (Get-Process -Id $child -ErrorAction Ignore) }
        $process.Dispose()
    }
}

Describe 'Simulators' {
    It 'are listed and stopped: <Name>' -ForEach @(
        @{ Name = 'piped'; How = { $one | Stop-TelSimulator } }
        @{ Name = 'by position'; How = { Stop-TelSimulator $one } }
        @{ Name = 'by their process id'; How = { Stop-TelSimulator $one.ProcessId } }
        @{ Name = 'all that there are, but one'; How = { Get-TelSimulator | Where-Object ProcessId -NE $simulator.ProcessId | Stop-TelSimulator } }
    ) {
        $one = Start-TelSimulator Centrex -NoTls -Seed 1 -Setting @{ recordings = 2 }
        $one.Setting['recordings'] | Should -Be '2'
        (Get-TelSimulator).ProcessId | Should -Contain $one.ProcessId
        & $How
        (Get-TelSimulator).ProcessId | Should -Not -Contain $one.ProcessId
        Wait-Until { $null -eq (Get-Process -Id $one.ProcessId -ErrorAction Ignore) }
    }

    It 'that cannot start say why, and leave no process: <Name>' -ForEach @(
        @{ Name = 'an unknown setting'; Run = { Start-TelSimulator Centrex -Setting @{ nonsense = 1 } }; Words = '*nonsense*' }
        @{ Name = 'an unknown provider'; Run = { Start-TelSimulator Nobody }; Words = '*Nobody*' }
        @{ Name = 'a port that is taken'; Run = { Start-TelSimulator Centrex -Port ([uri] $simulator.Server).Port }; Words = '*' }
    ) {
        $before = @(Get-TelSimulator).Count
        $failure = Get-Failure $Run
        $failure.FullyQualifiedErrorId | Should -BeLike '*,TelephonyOps.Commands.StartTelSimulatorCommand'
        "$failure" | Should -BeLike $Words
        @(Get-TelSimulator).Count | Should -Be $before
    }

    It 'of somebody else are never ended' {
        $failure = Get-Failure { Stop-TelSimulator $PID }
        $failure.FullyQualifiedErrorId | Should -BeLike 'NotFound,*StopTelSimulatorCommand'
        $failure.TargetObject | Should -Be $PID
    }

    It 'end with a command that is stopped while they start' {
        $shell = Start-Script { Start-TelSimulator Centrex, Centrex, Centrex, Centrex -NoTls }
        try {
            Stop-Script $shell
            $shell.Commands.Clear()
            $running = @($shell.AddScript('Get-TelSimulator | ForEach-Object ProcessId').Invoke())
            $shell.Runspace.Close()
            foreach ($id in $running) { Wait-Until { $null -eq (Get-Process -Id $id -ErrorAction Ignore) } }
        }
        finally { $shell.Runspace.Dispose(); $shell.Dispose() }
    }
}
