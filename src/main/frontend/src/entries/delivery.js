import '../pages/delivery.js';
