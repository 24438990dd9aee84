/** Loaded before a program: tells on stderr which packages it loads. */
import { registerHooks } from 'node:module';

registerHooks({
  resolve(specifier, context, next) {
    if (/^[@a-z]/.test(specifier) && !specifier.includes(':')) process.stderr.write(`loaded ${specifier}\n`);
    return next(specifier, context);
  },
});
