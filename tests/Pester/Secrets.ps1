# What shows that a secret shows (G6). Dot-sourced after Common.ps1.

# Every form that would give one of the secrets away.
function Get-SecretForm([string[]] $Secret) {
    foreach ($text in $Secret) {
        $bytes = [System.Text.Encoding]::UTF8.GetBytes($text)
        $hash = [Convert]::ToHexString([System.Security.Cryptography.SHA512]::HashData($bytes))
        $text, [uri]::EscapeDataString($text), [System.Net.WebUtility]::UrlEncode($text), [Convert]::ToBase64String($bytes), [Convert]::ToHexString($bytes), $hash, $hash.Substring(0, 32), $hash.Substring(96)
    }
}

function Assert-NoSecret([string] $Text, [string] $Where) {
    foreach ($form in $forms) {
        if ($Text.Contains($form, [StringComparison]::OrdinalIgnoreCase)) { throw "$Where shows the secret as $($form.Substring(0, 8))..." }
    }
}

# Everything that a result or an error can be made to show.
function Get-Shown($Item) {
    "$Item"
    $Item | Format-List * -Force | Out-String -Width 400
    if ($Item -is [System.Management.Automation.ErrorRecord]) {
        "$($Item.Exception)"
        $Item.Exception | Format-List * -Force | Out-String -Width 400
    }
    else {
        $Item | ConvertTo-Json -Depth 3 -WarningAction Ignore
        [System.Management.Automation.PSSerializer]::Serialize($Item, 3)
    }
}

# Runs a script in a shell of its own with every stream on, and gives all that was said, errors included.
function Get-Said([string] $Script, [object[]] $Arguments) {
    $shell = New-Shell
    try {
        $null = $shell.AddScript("`$VerbosePreference = `$DebugPreference = `$InformationPreference = 'Continue'").Invoke()
        $shell.Commands.Clear()
        $null = $shell.AddScript($Script)
        foreach ($argument in $Arguments) { $null = $shell.AddArgument($argument) }
        try { $written = $shell.Invoke() } catch { $written = @($_) }
        foreach ($item in $written) { Get-Shown $item }
        foreach ($item in $shell.Streams.Error) { Get-Shown $item }
        foreach ($stream in 'Warning', 'Verbose', 'Debug', 'Information', 'Progress') { $shell.Streams.$stream | ForEach-Object { "$_" } }
        $shell.Commands.Clear()
        $shell.AddScript('$Error').Invoke() | Format-List * -Force | Out-String -Width 400
    }
    finally { $shell.Runspace.Dispose(); $shell.Dispose() }
}
