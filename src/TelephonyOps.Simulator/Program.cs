Console.WriteLine("usage: serve | demo");
