"""The addresses of reviews, under their partnership."""

from django.urls import path

from dhr.views import reviews

app_name = "dhr"

urlpatterns = [
    path("", reviews.review_list, name="review-list"),
    path("<key:key>/", reviews.review_detail, name="review-detail"),
]
