global using BuildTimeML.Compression.Evaluation;
global using Measurement = BuildTimeML.Compression.Evaluation.MedianEstimate;
