import '../pages/contract.js';
