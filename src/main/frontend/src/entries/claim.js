import '../pages/claim.js';
