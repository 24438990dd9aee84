// The guide's example is a file of tests: they run here.
import '../../docs/examples/proofs.ts';
