// Keys of services that move money.
import {shapes, type Shape} from './shape.ts';

export const paymentShapes: readonly Shape[] = [
  ...shapes('stripe-key', ['sk_live_', 'sk_test_', 'rk_live_', 'rk_test_'], '[A-Za-z0-9]{16,250}(?![A-Za-z0-9])'),
  ...shapes('stripe-webhook-secret', ['whsec_'], '[A-Za-z0-9+/=]{24,100}'),
  ...shapes('square-token', ['sq0atp-', 'sq0csp-', 'EAAA'], '[A-Za-z0-9_-]{22,64}(?![A-Za-z0-9_-])'),
  ...shapes('shopify-token', ['shppa_', 'shpca_', 'shpat_', 'shpss_'], '[A-Za-z0-9]{32,64}(?![A-Za-z0-9])'),
];
