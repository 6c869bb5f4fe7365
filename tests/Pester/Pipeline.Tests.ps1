# How objects go from command to command, and sessions from runspace to runspace.
BeforeAll {
    . $PSScriptRoot/Common.ps1
    $simulator = Start-TelSimulator -Provider Centrex -NoTls -Setting @{ 'download-spacing-ms' = 0; accounts = 12; 'answer-ms' = -1 }
    $module = (Resolve-Path (Join-Path $PSScriptRoot '../../TelephonyOps.psd1')).Path
}

AfterAll {
    Get-TelSession | Disconnect-TelSession
    Get-TelSimulator | Stop-TelSimulator
}

Describe 'Down the pipeline' {
    BeforeEach {
        $session = Reset-Line $simulator
        $other = $simulator | Connect-TelSession -Credential $simulator.Accounts[1] -DownloadInterval 0
        Select-TelSession $session
    }

    It 'a session is bound by value: <_>' -ForEach 'Get-TelUser', 'Test-TelSession', 'Get-TelForward', 'Get-TelCallStatus', 'Get-TelCall', 'Get-TelCallHistory -First 1', 'Get-TelRecording -First 1', 'Get-TelContact -First 1', 'Get-TelMessage -First 1', 'Get-TelInboundCall -First 1' {
        $written = $other | & ([scriptblock]::Create("`$input | $_"))
        if ($written -isnot [bool] -and $written) { $written.Session | Should -Be $other.Name }
    }

    It 'an object goes back to the session that it came from' {
        $call = Invoke-TelDial '01012345678' -Session $other
        $call | Suspend-TelCall
        (Get-Line $simulator 1).call.held | Should -BeTrue
        (Get-Line $simulator 0).PSObject.Properties['call']?.Value | Should -BeNullOrEmpty
        Get-TelForward -Session $other | ForEach-Object Session | Should -Be $other.Name
    }

    It 'a contact is dialled, and written to, under its default number' {
        $contact = Get-TelContact -First 1
        ($contact | Invoke-TelDial).To | Should -Be $contact.DefaultNumber
        ($contact | Send-TelMessage -Text hello).To | Should -Be $contact.DefaultNumber
    }

    It 'null is no session and no call: <_>' -ForEach 'Stop-TelCall -Session $null', '$null | Stop-TelCall', 'Stop-TelCall -Call $null', 'Invoke-TelDial 01011112222 -Session $null', 'Disconnect-TelSession $null', '$null | Disconnect-TelSession', 'Get-TelUser -Session @()' {
        $null = Invoke-TelDial '01012345678'
        $failure = Get-Failure ([scriptblock]::Create($_))
        $failure.CategoryInfo.Category | Should -BeIn InvalidData, InvalidArgument
        $session.State | Should -Be 'Connected'
        Get-RequestCount $simulator hangup | Should -Be 0
        Get-RequestCount $simulator clickdial | Should -Be 1
    }

    It 'a name in a property finds the session' {
        ([pscustomobject] @{ Session = $other.Name } | Get-TelUser).Id | Should -Be '07012340002'
        ([pscustomobject] @{ Session = $other } | Get-TelUser).Id | Should -Be '07012340002'
    }

    It 'a table of lines is worked on row by row' {
        $rows = "Session,To`n$($session.Name),01011112222`n$($other.Name),01033334444`n" | ConvertFrom-Csv
        $rows | Set-TelForward
        (Get-Line $simulator 0).forward.number | Should -Be '01011112222'
        (Get-Line $simulator 1).forward.number | Should -Be '01033334444'
        $rows | Get-TelForward | ForEach-Object To | Should -Be '01011112222', '01033334444'
    }

    It 'a condition and a device from a table are taken too' {
        "Session,To,Condition,Device`n$($session.Name),01011112222,NoAnswer,854`n" | ConvertFrom-Csv | Set-TelForward
        (Get-TelForward).Condition | Should -Be 'NoAnswer'
    }

    It 'one row''s failure does not stop the others' {
        $rows = "Session,To`nnobody,01011112222`n$($session.Name),letters`n$($other.Name),01033334444`n" | ConvertFrom-Csv
        $rows | Set-TelForward -ErrorVariable failures -ErrorAction SilentlyContinue
        $failures.TargetObject | Should -Be 'nobody', 'letters'
        (Get-Line $simulator 1).forward.number | Should -Be '01033334444'
    }

    It 'a command inside a command inside a command works' {
        $found = Get-TelSession | ForEach-Object { Get-TelRecording -Session $_ -First 2 | ForEach-Object { Get-TelUser -Session $_.Session } }
        $found.Id | Group-Object | ForEach-Object Count | Should -Be 2, 2
    }

    It 'asks many sessions at once, and no account twice at a time (G5)' {
        $sessions = $simulator.Accounts[4..11] | ForEach-Object { $simulator | Connect-TelSession -Credential $_ }

        # Nobody is answered: all eight ask only if none waits for another.
        $before = Get-RequestCount $simulator userinfo
        Add-Fault $simulator @{ operation = 'userinfo'; kind = 'hang'; count = 8 }
        $shell = New-Shell
        try {
            $null = $shell.AddScript('param($sessions) Get-TelUser -Session $sessions').AddArgument($sessions).BeginInvoke()
            Wait-Until { (Get-RequestCount $simulator userinfo) -eq $before + 8 }
            $shell.Stop()
        }
        finally { $shell.Runspace.Dispose(); $shell.Dispose() }

        $null = Send-Control $simulator set @{ 'latency-ms' = 200 }
        $watch = [System.Diagnostics.Stopwatch]::StartNew()
        @(Get-TelUser -Session $sessions -ThrottleLimit 1).Count | Should -Be 8
        $watch.Elapsed.TotalSeconds | Should -BeGreaterThan 1.5 -Because 'eight take 1.6 s, one after the other'
        (Get-ControlState $simulator).violations | Should -BeNullOrEmpty
    }
}

Describe 'Numbers' {
    BeforeEach { $session = Reset-Line $simulator }

    It 'keep their zero unquoted: <_>' -ForEach 'Invoke-TelDial 01012345678', 'Set-TelForward 01012345678 -PassThru', 'Send-TelMessage 01012345678 hi', 'Start-TelConference 01012345678 | ForEach-Object { $_.Members[0] } | Select-Object @{ n = "To"; e = { $_.Number } }' {
        $command = $_
        if ($command -like '*Conference*') { $null = Invoke-TelDial '01099998888' }
        (& ([scriptblock]::Create($command))).To | Should -Be '01012345678'
    }

    It 'are refused where the zero is lost already, with the word "quote": <_>' -ForEach 'Set-TelForward 01011112222,01033334444', 'Send-TelMessage 01011112222,01033334444 hi', 'Start-TelConference 01011112222,01033334444', 'Start-TelConference @(1011112222)', 'Send-TelMessage (1011112222) hi', 'Get-TelCallHistory -Number 1011112222', '[pscustomobject] @{ To = 1011112222 } | Invoke-TelDial' {
        "$(Get-Failure ([scriptblock]::Create($_)))" | Should -BeLike '*quote*'
        foreach ($operation in 'setforward', 'smssend', 'conference', 'callhistory', 'clickdial') { Get-RequestCount $simulator $operation | Should -Be 0 }
    }

    It 'are taken from text in a property' {
        ([pscustomobject] @{ PhoneNumber = '010-1234-5678' } | Invoke-TelDial).To | Should -Be '01012345678'
    }

    It 'are not dialled with hidden digits' {
        $failure = Get-Failure { Get-TelCallHistory -Direction Outbound -First 50 | Where-Object IsMasked | Select-Object -First 1 | Invoke-TelDial }
        "$failure" | Should -BeLike '*hidden digits*'
        Get-RequestCount $simulator clickdial | Should -Be 0
    }
}

Describe 'From runspace to runspace' {
    BeforeEach { $session = Reset-Line $simulator }

    It 'sessions are each runspace''s own' {
        $shell = New-Shell
        try {
            $shell.AddScript('@(Get-TelSession).Count').Invoke() | Should -Be 0
            $shell.Commands.Clear()
            $shell.AddScript('param($simulator) ($simulator | Connect-TelSession).Name').AddArgument($simulator).Invoke() | Should -Be 'Centrex1'
            @(Get-TelSession).Count | Should -Be 1
        }
        finally { $shell.Runspace.Dispose(); $shell.Dispose() }
    }

    It 'a session handed over works there: <Name>' -ForEach @(
        @{ Name = 'ForEach-Object -Parallel'; Run = { 1..4 | ForEach-Object -Parallel { Import-Module $using:module; (Get-TelUser -Session $using:session).Id } } }
        @{ Name = 'a thread job'; Run = { Start-ThreadJob { Import-Module $using:module; 1..4 | ForEach-Object { (Get-TelUser -Session $using:session).Id } } | Receive-EndedJob } }
    ) {
        & $Run | Should -Be (, '07012340001' * 4)
        $session.State | Should -Be 'Connected'
        (Get-ControlState $simulator).violations | Should -BeNullOrEmpty
    }

    It 'an object that came from there finds its session here' {
        $call = Start-ThreadJob { Import-Module $using:module; Invoke-TelDial '01012345678' -Session $using:session } | Receive-EndedJob
        $call | Stop-TelCall
        Get-HandledCount $simulator hangup | Should -Be 1
    }

    It 'several runspaces work on several accounts together (G5)' {
        $pairs = 0..3 | ForEach-Object { $simulator | Connect-TelSession -Credential $simulator.Accounts[$_ + 4] }
        $counts = $pairs + $pairs | ForEach-Object -ThrottleLimit 8 -Parallel {
            Import-Module $using:module
            @(Get-TelCallHistory -Session $_ -Direction Inbound).Count
        }
        $counts | Should -Be (, 180 * 8)
        (Get-ControlState $simulator).violations | Should -BeNullOrEmpty
    }

    It 'a name is looked for in the own runspace only' {
        $answer = Start-ThreadJob { Import-Module $using:module; try { Get-TelUser -Session Centrex1 -ErrorAction Stop } catch { "$_" } } | Receive-EndedJob
        $answer | Should -BeLike "*no session named 'Centrex1'*"
    }
}
