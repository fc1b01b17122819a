/**
 * When Lit is evaluated, it creates a Trusted Types policy named `lit-html`, and throws if the page's Content Security Policy forbids
 * that. This lets it fall back to plain strings, which browsers accept unless the page also sets `require-trusted-types-for`. Import it
 * before Lit: it replaces `createPolicy` for one call.
 */
import {trustedTypesPolicy} from './trusted-types-policy.ts';

const {trustedTypes} = globalThis as {trustedTypes?: {createPolicy?: (name: string, rules: object) => object}};

if (trustedTypes) {
  trustedTypes.createPolicy = (name, rules) => {
    delete trustedTypes.createPolicy;
    try {
      return trustedTypes.createPolicy!(name, rules);
    } catch {
      trustedTypesPolicy.isForbidden = true;
      return rules;
    }
  };
}
