BeforeDiscovery {
    # Which module comes first, and how much of ours is used before the other comes.
    $ours = 'Import-Module $TelephonyOps'
    $theirs = 'Import-Module $Neighbour'
    $work = '$simulator = Start-TelSimulator -Provider Centrex; $null = $simulator | Connect-TelSession; $user = (Get-TelUser).Id; $simulator | Stop-TelSimulator'
    $use = '$answer = Get-NeighbourAnswer'
    $orders = @(
        @{ Order = 'before ours'; Script = $theirs, $ours, $work, $use }
        @{ Order = 'before ours, in use'; Script = $theirs, $use, $ours, $work, $use }
        @{ Order = 'after ours'; Script = $ours, $theirs, $use, $work }
        @{ Order = 'after ours, in use'; Script = $ours, $work, $theirs, $use }
    )
}

BeforeAll {
    $root = (Resolve-Path (Join-Path $PSScriptRoot '../..')).Path
}

Describe 'A module with an older version of a package of ours (G7)' {
    It 'works beside ours, imported <Order>' -ForEach $orders {
        $lines = @(
            "`$ErrorActionPreference = 'Stop'; `$TelephonyOps = '$root/out/TelephonyOps'; `$Neighbour = '$root/out/tests/Neighbour/Neighbour.dll'"
            $Script
            '$files = [System.Runtime.Loader.AssemblyLoadContext]::All | ForEach-Object { $_.Assemblies } | Where-Object { $_.GetName().Name -eq "Polly.Core" } | ForEach-Object Location'
            '$user; $answer.Json; $answer.Polly; $files | Sort-Object'
        )
        $written = pwsh -NoProfile -NonInteractive -Command ($lines -join '; ')
        $LASTEXITCODE | Should -Be 0
        $written[0] | Should -Be '07012340001'
        $written[1] | Should -Be '{"attempts":2}'
        $theirs = Join-Path $root out/tests/Neighbour/Polly.Core.dll
        $ours = Join-Path $root out/TelephonyOps/Polly.Core.dll
        $written[2] | Should -Be $theirs

        # Two versions side by side in the process: that is what was to be shown.
        $written[3..9] | Should -Be (@($ours, $theirs) | Sort-Object)
        (Get-Item $theirs).VersionInfo.FileVersion | Should -Not -Be (Get-Item $ours).VersionInfo.FileVersion
    }
}
