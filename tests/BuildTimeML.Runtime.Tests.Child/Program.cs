using BuildTimeML.Runtime.Tests.Child;

// What tests need a process of their own for: the engine's environment, another engine, and the end of a process. The first argument names the scenario.
return Scenarios.Run(args);
