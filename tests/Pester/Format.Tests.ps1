# What a user sees in a window of 80 and of 120 columns: one line a row, and no identifier cut.
BeforeDiscovery {
    $samples = @(
        @{ Type = 'TelephonyOps.Call'; Values = @{ Id = 'front-desk-235959-12'; Device = '07012345678'; Direction = 'Outbound'; From = '07012345678'; To = '01012345678'; State = 'Connected'; Outcome = 'Accepted' }; Shown = 'Id', 'Device', 'From', 'To', 'State', 'Outcome' }
        @{ Type = 'TelephonyOps.CallRecord'; Values = @{ StartTime = '2026-01-01T12:30:00+09:00'; Direction = 'Outbound'; From = '07012345678'; To = '0010442012345'; Duration = '01:02:03'; Disposition = 'Cancelled' }; Shown = 'From', 'To', 'Direction', 'Disposition' }
        @{ Type = 'TelephonyOps.CallRecord'; Values = @{ StartTime = '2026-01-01T12:30:00+09:00'; Direction = 'Inbound'; From = '07012345678'; To = '4007'; TalkTime = '00:08:13'; Disposition = 'Answered' }; Shown = 'From', 'To', 'TalkTime', 'Disposition' }
        @{ Type = 'TelephonyOps.Recording'; Values = @{ FileName = '0854-01058425324_20260101173022_mix.wav'; LengthText = '12345KB' }; Shown = 'FileName', 'LengthText' }
        @{ Type = 'TelephonyOps.Recording'; Values = @{ FileName = '01012345678_07012345678_2013_12_04_10_11_12_2013_12_04_10_11_12.wav'; LengthText = '496KB' }; Shown = 'FileName', 'LengthText' }
        @{ Type = 'TelephonyOps.SavedRecording'; Values = @{ FileName = '0854-01058425324_20260101173022_mix.wav'; Path = '/home/user/recordings/2026/01/0854-01058425324_20260101173022_mix.wav'; Length = 123456; Status = 'AlreadySaved' }; Shown = 'FileName', 'Status' }
        @{ Type = 'TelephonyOps.ForwardRule'; Values = @{ Session = 'Centrex1'; Device = '07012345678'; Enabled = $true; Condition = 'BusyOrNoAnswer'; To = '01012345678' }; Shown = 'Session', 'Device', 'Condition', 'To' }
        @{ Type = 'TelephonyOps.Contact'; Values = @{ Id = '12345'; Name = '홍길동'; Group = '거래처'; DefaultNumber = '07012345678' }; Shown = 'Id', 'Name', 'DefaultNumber' }
        @{ Type = 'TelephonyOps.Contact'; Values = @{ Id = '26010118000019170513'; Name = '홍길동'; Group = '거래처'; DefaultNumber = '07012345678' }; Shown = 'Id', 'Name', 'Group', 'DefaultNumber' }
        @{ Type = 'TelephonyOps.DeviceMonitor'; Values = @{ Session = 'SkbIms1'; Device = '07080001102'; Kind = 'Presence' }; Shown = 'Session', 'Device', 'Kind' }
        @{ Type = 'TelephonyOps.Device'; Values = @{ Number = '07080001102'; Type = 'LIP-9040C'; State = 'DoNotDisturb'; Registered = $true; Index = 1000 }; Shown = 'Number', 'Type', 'State', 'Index' }
        @{ Type = 'TelephonyOps.Conference'; Values = @{ Session = 'SkbIms1'; Device = '07080001102'; Room = '10013458'; Outcome = 'Accepted' }; Shown = 'Session', 'Device', 'Room', 'Outcome' }
        @{ Type = 'TelephonyOps.Message'; Values = @{ Time = '2026-01-01T12:30:00+09:00'; From = '01012345678'; Text = "hello`nyou" }; Shown = , 'From' }
        @{ Type = 'TelephonyOps.MessageResult'; Values = @{ To = '01012345678'; Type = 'Sms'; ByteCount = 80; Outcome = 'Accepted'; Remaining = 499 }; Shown = 'To', 'Type', 'Outcome', 'Remaining' }
        @{ Type = 'TelephonyOps.User'; Values = @{ Id = '07012345678'; Name = '홍길동'; Extension = '0854'; Number = '07012345678' }; Shown = 'Id', 'Extension', 'Number' }
        @{ Type = 'TelephonyOps.CallStatus'; Values = @{ Session = 'Centrex1'; Device = '07012345678'; State = 'OutOfService'; Channel = 'SIP/10230854-c88e' }; Shown = 'Device', 'State', 'Channel' }
        @{ Type = 'TelephonyOps.Conference'; Values = @{ Session = 'Centrex1'; Device = '0854'; Outcome = 'Accepted' }; Shown = 'Session', 'Device', 'Outcome' }
        @{ Type = 'TelephonyOps.Webhook'; Values = @{ Kind = 'Ring'; Host = '192.168.100.200'; Port = 65535; Path = '/hooks/ring.html' }; Shown = 'Kind', 'Host', 'Port', 'Path' }
        @{ Type = 'TelephonyOps.TelEvent'; Values = @{ Time = '2026-01-01T12:30:00+09:00'; Type = 'MessageWaitingChanged'; Device = '07012345678'; From = '01012345678'; To = '07012345678' }; Shown = 'Type', 'Device', 'From', 'To' }
    )
}

BeforeAll {
    . $PSScriptRoot/Common.ps1
    $simulator = Start-TelSimulator -Provider Centrex
    $session = $simulator | Connect-TelSession
}

AfterAll {
    Get-TelSession | Disconnect-TelSession
    Get-TelSimulator | Stop-TelSimulator
}

Describe 'Views at <_> columns' -ForEach 80, 120 {
    BeforeAll { $width = $_ }

    It '<Type> shows <Shown>' -ForEach $samples {
        $item = New-Object $Type -Property $Values
        $table = $item | Out-String -Width $width
        foreach ($name in $Shown) { $table | Should -Match "(^|[\s])$([regex]::Escape("$($Values[$name])"))(\s|$)" -Because "$name is an identifier" }
        $lines = $table -split '\r?\n' | Where-Object { $_ }
        ($lines | Measure-Object Length -Maximum).Maximum | Should -BeLessOrEqual $width
        @($lines | Where-Object { $_ -notlike '*Folder:*' }).Count | Should -Be 3 -Because 'a heading, a rule and one row'
    }

    It 'the session and its simulator are whole' {
        $table = $session | Out-String -Width $width
        foreach ($word in 'Centrex1', 'Centrex', '07012340001', 'Connected', $simulator.Server) { $table | Should -BeLike "*$word*" }
        $table = $simulator | Out-String -Width $width
        foreach ($word in "$($simulator.ProcessId)", $simulator.Server, $simulator.Control) { $table | Should -BeLike "*$word*" }
    }

    It 'a session shows what is about the session' {
        ($session | Get-Member -MemberType Properties).Name | Should -Be ([TelephonyOps.TelephonySession].GetProperties().Name | Sort-Object)
    }

    It 'the real lists are whole' {
        foreach ($list in (Get-TelCallHistory -First 20), (Get-TelInboundCall -First 20), (Get-TelRecording -First 20), (Get-TelContact -First 20), (Get-TelUser), (Get-TelCallStatus)) {
            $table = $list | Out-String -Width $width
            $table | Should -Not -BeLike '*…*'
        }
    }

    It 'no command name is broken in the list of capabilities' {
        $words = (Get-TelCapability -Provider Centrex | Out-String -Width $width) -split '[\s,]+'
        foreach ($command in (Get-TelCapability -Provider Centrex).Commands) { $words | Should -Contain $command }
    }
}

Describe 'Saved recordings' {
    It 'are listed under their folder' {
        $saved = [TelephonyOps.SavedRecording] @{ FileName = 'a.wav'; Path = Join-Path $TestDrive 'a.wav'; Status = 'Saved' }
        $saved | Out-String -Width 80 | Should -BeLike "*Folder: $TestDrive*"
    }
}

Describe 'Every object' {
    It 'has a view' {
        $types = [TelephonyOps.Call].Assembly.GetExportedTypes() | Where-Object {
            -not $_.IsAbstract -and ($_.IsSubclassOf([TelephonyOps.Call].BaseType) -or $_ -eq [TelephonyOps.TelEvent] -or $_ -eq [TelephonyOps.Capability])
        }
        $types.Count | Should -BeGreaterThan 15
        foreach ($type in $types) { Get-FormatData -TypeName $type.FullName | Should -Not -BeNullOrEmpty -Because $type.FullName }
        Get-FormatData -TypeName TelephonyOps.TelephonySession, TelephonyOps.TelSimulator | Should -HaveCount 2
    }

    It 'goes through JSON and back to text' {
        $json = $session | ConvertTo-Json -Depth 3
        ($json | ConvertFrom-Json).Account | Should -Be '07012340001'
        (Get-TelCallHistory -First 2 | ConvertTo-Json -Depth 3 | ConvertFrom-Json).Count | Should -Be 2
        (Get-TelCallHistory -First 2 | ConvertTo-Csv).Count | Should -Be 3
    }
}
