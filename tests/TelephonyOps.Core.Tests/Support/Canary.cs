using System.Collections;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;

namespace TelephonyOps.Core.Tests.Support;

/// <summary>A password that must never be seen (guarantee G6), in all the forms in which it could be.</summary>
public static class Canary
{
    public const string Password = "Canary!7f3a+secret/pw";

    /// <summary>Every form that would give it away.</summary>
    public static IReadOnlyList<string> Forms { get; } = PasswordForms(Password);

    /// <summary>The forms of a password of a system that takes its SHA-512; parts of the hash count as well.</summary>
    public static IReadOnlyList<string> PasswordForms(string password)
    {
        var hash = Convert.ToHexStringLower(SHA512.HashData(Encoding.UTF8.GetBytes(password)));
        return FormsOf(password, [hash, hash[..32], hash[^32..]]);
    }

    /// <summary>The forms of another secret of the same run: a token, a second password.</summary>
    public static IReadOnlyList<string> FormsOf(string secret, params IEnumerable<string> more) =>
    [
        secret, Uri.EscapeDataString(secret), Convert.ToBase64String(Encoding.UTF8.GetBytes(secret)), Convert.ToHexString(Encoding.UTF8.GetBytes(secret)), .. more,
    ];

    public static void AssertAbsent(string? text, params IReadOnlyList<string> alsoSecret)
    {
        foreach (var form in Forms.Concat(alsoSecret))
        {
            if (text?.Contains(form, StringComparison.OrdinalIgnoreCase) == true) Assert.Fail($"a secret shows in: {text}");
        }
    }

    /// <summary>Looks at everything that the object shows: its ToString, its public properties, and what they hold.</summary>
    public static void AssertAbsentIn(object? item, params IReadOnlyList<string> alsoSecret)
    {
        foreach (var text in Texts(item, 0, new HashSet<object>(ReferenceEqualityComparer.Instance))) AssertAbsent(text, alsoSecret);
    }

    static IEnumerable<string> Texts(object? item, int depth, HashSet<object> seen)
    {
        if (item is null || depth > 6) yield break;
        if (item is string plain)
        {
            yield return plain;
            yield break;
        }
        if (!item.GetType().IsValueType && !seen.Add(item)) yield break;
        yield return item.ToString() ?? "";
        if (item is Type or MemberInfo or Delegate or Assembly || item.GetType().IsPrimitive || item.GetType().IsEnum) yield break;
        if (item is IEnumerable list)
        {
            foreach (var element in list.Cast<object?>().Take(200))
            {
                foreach (var text in Texts(element, depth + 1, seen)) yield return text;
            }
            yield break;
        }
        if (item.GetType().Namespace is not { } room || !(room.StartsWith("TelephonyOps", StringComparison.Ordinal) || item is Exception || room.StartsWith("System.Collections", StringComparison.Ordinal))) yield break;
        foreach (var property in item.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            if (property.GetIndexParameters().Length > 0 || property.PropertyType.IsByRefLike || property.Name is "TargetSite") continue;
            object? value;
            try
            {
                value = property.GetValue(item);
            }
            catch (TargetInvocationException error)
            {
                value = error.InnerException?.ToString();
            }
            foreach (var text in Texts(value, depth + 1, seen)) yield return text;
        }
    }
}
