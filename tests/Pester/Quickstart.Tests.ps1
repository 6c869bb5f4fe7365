# The first lines of a new user, word for word, in a process of its own.
BeforeAll {
    . $PSScriptRoot/Common.ps1
    $root = (Resolve-Path (Join-Path $PSScriptRoot '../..')).Path
}

Describe 'The first lines' {
    It 'do what they say' {
        $dir = New-Folder
        $script = {
            Import-Module ./out/TelephonyOps; Start-TelSimulator -Provider Centrex | Connect-TelSession; Invoke-TelDial 01012345678; Get-TelCallHistory -First 5; Get-TelRecording | Select-Object -First 2 | Save-TelRecording -Path $dir
        }
        Push-Location $root
        try {
            $said = pwsh -NoProfile -NonInteractive -Command "`$dir = '$dir'; & { $script } | ForEach-Object { `$_.GetType().Name; if (`$_ -is [TelephonyOps.SavedRecording]) { `$_.Path; `$_.Sha256 } else { `"`$(`$_.State ?? `$_.Disposition)`" } }" 2>&1
        }
        finally { Pop-Location }

        $said[0..1] | Should -Be 'CentrexSession', 'Connected'
        $said[2..3] | Should -Be 'Call', 'Dialing'
        foreach ($row in 0..4) { $said[4 + $row * 2] | Should -Be 'CallRecord' }
        $said[14] | Should -Be 'SavedRecording'
        $said[17] | Should -Be 'SavedRecording'
        $said.Count | Should -Be 20
        foreach ($saved in 15, 18) { (Get-FileHash -LiteralPath $said[$saved] -Algorithm SHA256).Hash | Should -Be $said[$saved + 1] }
        @(Get-ChildItem $dir).Count | Should -Be 2
    }

    It 'show tables that one can read' {
        $dir = New-Folder
        Push-Location $root
        try {
            $said = pwsh -NoProfile -NonInteractive -Command "`$PSStyle.OutputRendering = 'PlainText'; Import-Module ./out/TelephonyOps; Start-TelSimulator -Provider Centrex | Connect-TelSession" 2>&1 | Out-String
            $said | Should -BeLike '*Name*Provider*Account*State*Server*Centrex1*Centrex*07012340001*Connected*https://127.0.0.1:*'
        }
        finally { Pop-Location }
    }
}
