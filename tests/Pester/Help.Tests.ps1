BeforeDiscovery {
    # Every example of every page: its code, and whether it is about events, which then have to come.
    $examples = foreach ($page in Get-ChildItem (Join-Path $PSScriptRoot '../../docs/en-US') -Filter '*-Tel*.md') {
        $section = [regex]::Match((Get-Content -LiteralPath $page -Raw), '(?ms)^## EXAMPLES\n(.*?)^## ').Groups[1].Value
        foreach ($example in [regex]::Matches($section, '(?ms)^### (?<title>[^\n]*)\n(?<body>.*?)(?=^### |\z)')) {
            @{
                Command    = $page.BaseName
                Title      = $example.Groups['title'].Value
                Code       = [regex]::Matches($example.Groups['body'].Value, '(?ms)^```powershell\n(.*?)^```').ForEach{ $_.Groups[1].Value } -join "`n"
                HasTraffic = $page.BaseName -match '-TelEvent$'
            }
        }
    }
}

BeforeAll {
    . $PSScriptRoot/Common.ps1
    $root = (Resolve-Path (Join-Path $PSScriptRoot '../..')).Path
}

Describe 'Get-Help' {
    It 'finds the help of every command and the about topics, imported as <Path>, for the <Count>. time' -ForEach @(
        @{ Path = 'out/TelephonyOps'; Count = 1 }
        @{ Path = 'TelephonyOps.psd1'; Count = 1 }
        @{ Path = 'out/TelephonyOps'; Count = 2 }
        @{ Path = 'TelephonyOps.psd1'; Count = 2 }
    ) {
        $script = {
            param($module, $count)
            for ($import = 0; $import -lt $count; $import++) { Import-Module $module -Force }
            Get-Command -Module TelephonyOps | ForEach-Object { Get-Help $_.Name } |
                Where-Object { -not $_.Description -or -not $_.Examples } | ForEach-Object Name
            'about_TelephonyOps', 'about_TelephonyOps_Errors', 'about_TelephonyOps_Events' |
                Where-Object { (Get-Help $_) -notlike '*SHORT DESCRIPTION*' }
        }
        pwsh -NoProfile -NonInteractive -Command $script -args "$root/$Path", $Count | Should -BeNullOrEmpty
    }
}

Describe 'Examples of the help pages' {
    AfterAll { Get-TelSimulator | Stop-TelSimulator }

    BeforeEach {
        # One example ends all simulators.
        $simulator = Get-TelSimulator | Select-Object -First 1
        if (-not $simulator) { $simulator = Start-TelSimulator Centrex -Setting @{ 'download-spacing-ms' = 0 } }
        $null = Reset-Line $simulator
        Push-Location (New-Folder)
    }

    AfterEach {
        Pop-Location
        Get-EventSubscriber | Unregister-Event
        Get-Event | Remove-Event
        Get-TelSession | Disconnect-TelSession
        Get-TelSimulator | Where-Object ProcessId -ne $simulator.ProcessId | Stop-TelSimulator
    }

    It '<Command>, <Title>' -ForEach $examples {
        if ($HasTraffic) {
            # Rings and messages, the next ones when the line has finished with these, until the example has run.
            $over = [System.Threading.ManualResetEventSlim]::new()
            $job = Start-ThreadJob -ArgumentList $simulator.Control, $over {
                param($control, $over)
                $acts = @{ action = 'ring'; from = '01012345678'; to = '07012340001'; talkMs = 10 }, @{ action = 'sms'; from = '01012345678'; to = '07012340001'; text = 'Hello' }
                $watch = [System.Diagnostics.Stopwatch]::StartNew()
                while (-not $over.IsSet -and $watch.Elapsed.TotalSeconds -lt 120) {
                    foreach ($act in $acts) { $null = Invoke-RestMethod "${control}act" -Method Post -Body (ConvertTo-Json $act) -ContentType application/json -SkipHttpErrorCheck }
                    do { $line = (Invoke-RestMethod "${control}state").state.accounts[0] } while ($line.call -and -not $over.IsSet)
                }
            }
        }
        try {
            $written = & {
                Set-StrictMode -Off
                $ErrorActionPreference = 'Continue'
                & ([scriptblock]::Create($Code)) 2>&1 3>$null 4>$null
            }
        }
        finally {
            if ($HasTraffic) {
                $over.Set()
                $job | Receive-EndedJob
            }
        }
        @($written | Where-Object { $_ -is [System.Management.Automation.ErrorRecord] }) | Should -BeNullOrEmpty
    }
}
